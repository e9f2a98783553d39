package io.andal.server.grafana;

import io.andal.server.AndalRuntime;
import io.andal.server.grafana.Publishing.Part;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.grafana.GrafanaApi;
import io.andal.signal.grafana.GrafanaSources;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes annotations and dashboards into every Grafana that a document lets it write to, in a
 * thread of its own: nothing waits for it.
 */
@Component
public final class GrafanaPublisher implements PublishingInsight {
  private static final Logger LOG = LoggerFactory.getLogger(GrafanaPublisher.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final AndalRuntime runtime;
  private final EventOutbox outbox;
  private final DashboardStore dashboards;
  private final Map<String, Connection> connections = new LinkedHashMap<>();
  private volatile Map<String, Publishing> states = Map.of();
  private volatile @Nullable Thread thread;

  GrafanaPublisher(AndalRuntime runtime) {
    this.runtime = runtime;
    this.outbox = new EventOutbox(runtime.database());
    this.dashboards = new DashboardStore(runtime.database());
  }

  /** A Grafana that is written to. */
  private static final class Connection {
    final PublishTarget target;
    final GrafanaApi api;
    final EventWatch watch;
    Part annotations = Part.UNTRIED;
    Part dashboards = Part.UNTRIED;

    /** The revision of the documents that its dashboards show; before it has settled, none. */
    long revision = -1;

    long seen = -1;
    Instant notBefore = Instant.MIN;
    int failures;

    Connection(PublishTarget target, GrafanaApi api, EventWatch watch) {
      this.target = target;
      this.api = api;
      this.watch = watch;
    }

    Publishing state() {
      return new Publishing(
          target.name(),
          target.annotations() ? Optional.of(annotations) : Optional.empty(),
          target.dashboards().map(_ -> dashboards));
    }
  }

  @PostConstruct
  void start() {
    thread = Thread.ofVirtual().name("andal-grafana").start(this::run);
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(PAUSE);
        beat();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("What happened could not be written into Grafana; trying again", e);
      }
    }
  }

  /** Looks what is new, and writes it. */
  synchronized void beat() throws InterruptedException {
    follow();
    Instant now = runtime.clock().instant();
    for (Connection one : connections.values()) {
      if (one.target.annotations()) {
        annotate(one, now);
      }
      long revision = runtime.workspace().revision();
      // Whoever applies documents one by one is waited for: what changed a moment ago may go on.
      boolean settled = one.seen == revision;
      one.seen = revision;
      if (settled && one.revision != revision && !now.isBefore(one.notBefore)) {
        publish(one, false, now);
      }
    }
    tell();
  }

  /** Keeps the connections equal to the documents in force. */
  private void follow() {
    List<PublishTarget> targets = PublishTarget.all(runtime.workspace().current());
    Map<String, Connection> before = new LinkedHashMap<>(connections);
    connections.clear();
    for (PublishTarget target : targets) {
      Connection same = before.get(target.name());
      if (same != null && same.target.equals(target)) {
        connections.put(target.name(), same);
        before.remove(target.name());
      } else {
        connections.put(
            target.name(),
            new Connection(
                target,
                GrafanaSources.api(target.details(), runtime.clock()),
                new EventWatch(runtime, outbox, target.name())));
      }
    }
    before.values().forEach(old -> old.api.close());
  }

  private void annotate(Connection one, Instant now) throws InterruptedException {
    one.watch.look(now);
    Optional<SourceFailure> failure = new EventSender(outbox).send(one.target.name(), one.api, now);
    long waiting = outbox.waiting(one.target.name());
    if (failure.isPresent()) {
      if (one.annotations.failure().isEmpty()) {
        LOG.warn("Annotations don't reach {}: {}", one.target.name(), failure.get().message());
      }
      one.annotations = one.annotations.failed(failure.get(), waiting);
    } else if (one.annotations.failure().isEmpty() || waiting == 0) {
      // A failure stands until what failed has arrived.
      one.annotations = one.annotations.succeeded(now, waiting, 0);
    }
  }

  private void publish(Connection one, boolean all, Instant now) throws InterruptedException {
    if (one.target.dashboards().isEmpty()) {
      return;
    }
    long revision = runtime.workspace().revision();
    try {
      DashboardPublisher.Outcome outcome =
          new DashboardPublisher(dashboards)
              .publish(
                  one.target,
                  one.target.dashboards().get(),
                  runtime.slos().definitions(),
                  one.api,
                  all,
                  now);
      one.revision = revision;
      one.failures = 0;
      one.dashboards = one.dashboards.succeeded(now, 0, (long) outcome.written() + outcome.kept());
    } catch (SourceException e) {
      one.dashboards = one.dashboards.failed(e.failure(), 1);
      Duration pause = Duration.ofSeconds(30L << Math.min(one.failures, 6));
      one.failures++;
      one.notBefore = now.plus(pause);
      LOG.warn("Dashboards can't be published to {}: {}", one.target.name(), e.getMessage());
    }
  }

  /**
   * Writes all dashboards of a Grafana again, and what events wait, now.
   *
   * @return what came of it; empty if no document lets Andal write there
   */
  synchronized Optional<Publishing> publishNow(String source) throws InterruptedException {
    follow();
    Connection one = connections.get(source);
    if (one == null) {
      return Optional.empty();
    }
    Instant now = runtime.clock().instant();
    if (one.target.annotations()) {
      annotate(one, now);
    }
    publish(one, true, now);
    tell();
    return Optional.of(one.state());
  }

  private void tell() {
    Map<String, Publishing> now = new LinkedHashMap<>();
    connections.forEach((name, one) -> now.put(name, one.state()));
    states = Map.copyOf(now);
  }

  @Override
  public Optional<Publishing> state(String source) {
    return Optional.ofNullable(states.get(source));
  }

  /** All that are written to, by name. */
  List<Publishing> states() {
    List<Publishing> all = new ArrayList<>(states.values());
    all.sort(java.util.Comparator.comparing(Publishing::source));
    return all;
  }

  @PreDestroy
  void stop() throws InterruptedException {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      running.join(Duration.ofSeconds(10));
    }
    synchronized (this) {
      connections.values().forEach(one -> one.api.close());
      connections.clear();
    }
  }
}
