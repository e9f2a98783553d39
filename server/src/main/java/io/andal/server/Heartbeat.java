package io.andal.server;

import io.andal.alert.AlertService;
import io.andal.signal.Collector;
import io.andal.slo.RuleVerdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves budgets on and hands verdicts to the alerts, every few seconds. A failure is logged, shown
 * and tried again with the next beat; verdicts that the alerts didn't take are kept until they do.
 */
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final SloService slos;
  private final AlertService alerts;
  private final Collector collector;
  private final IncidentNotes incidents;
  private final Map<String, RuleVerdict> untold = new LinkedHashMap<>();
  private volatile Optional<String> trouble = Optional.empty();
  private volatile @Nullable Thread thread;
  private volatile boolean closed;

  Heartbeat(SloService slos, AlertService alerts, Collector collector, IncidentNotes incidents) {
    this.slos = slos;
    this.alerts = alerts;
    this.collector = collector;
    this.incidents = incidents;
  }

  void start() {
    thread = Thread.ofVirtual().name("andal-heartbeat").start(this::run);
  }

  private void run() {
    while (!closed) {
      beat();
      try {
        // The monotonic clock paces it: a wall clock that is set back doesn't stop it.
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** One beat; never throws. */
  synchronized void beat() {
    try {
      for (RuleVerdict verdict : slos.tick(this::expected)) {
        untold.put(verdict.slo() + "\n" + verdict.rule().name(), verdict);
      }
      alerts.accept(List.copyOf(untold.values()));
      untold.clear();
      incidents.follow();
      if (trouble.isPresent()) {
        LOG.info("Budgets and alerts are kept up again.");
      }
      trouble = Optional.empty();
    } catch (RuntimeException e) {
      if (trouble.isEmpty()) {
        LOG.error("Budgets and alerts could not be brought up to date; trying again", e);
      }
      trouble = Optional.of(Instant.now() + ": " + e.getMessage());
    }
  }

  /** The source that lags most decides, for budgets speak of all members at one minute. */
  private long expected(SloDefinition slo) {
    return slo.sources().stream().mapToLong(collector::expectedUntil).min().orElseThrow();
  }

  /** What keeps budgets and alerts from being up to date; empty if nothing does. */
  Optional<String> trouble() {
    return trouble;
  }

  @Override
  public void close() {
    closed = true;
    Thread running = thread;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
