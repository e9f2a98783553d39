package io.andal.signal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is needed, when it is due: live slices each minute, repeated for late data, and
 * history where the ledger has gaps, newest first. A failing source is asked again with growing
 * pauses and holds up nobody else. Thread-safe.
 */
public final class Collector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final SliceLedger ledger;
  private final Clock clock;
  private final Map<String, SourceFeed> feeds = new LinkedHashMap<>();
  private List<TrackedIndicator> tracked = List.of();
  private @Nullable Thread ticker;
  private volatile boolean closed;

  public Collector(SliceLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The sources to read from; those that are gone are closed. */
  public synchronized void sources(List<SignalSource> sources) {
    Map<String, SourceFeed> before = new LinkedHashMap<>(feeds);
    feeds.clear();
    for (SignalSource source : sources) {
      SourceFeed known = before.get(source.name());
      if (known != null && known.source().equals(source)) {
        before.remove(source.name());
        feeds.put(source.name(), known);
      } else {
        feeds.put(source.name(), new SourceFeed(source, ledger, clock));
      }
    }
    before.values().forEach(SourceFeed::close);
    handOut();
  }

  /** The indicators to read; replaces the former list. */
  public synchronized void track(List<TrackedIndicator> indicators) {
    tracked = List.copyOf(indicators);
    handOut();
  }

  private void handOut() {
    Map<String, List<TrackedIndicator>> bySource = new LinkedHashMap<>();
    for (TrackedIndicator indicator : tracked) {
      bySource
          .computeIfAbsent(indicator.indicator().source(), _ -> new ArrayList<>())
          .add(indicator);
    }
    feeds.forEach((name, feed) -> feed.track(bySource.getOrDefault(name, List.of())));
  }

  /** Goes on in the background until closed. */
  public synchronized void start() {
    if (ticker == null) {
      ticker = Thread.ofVirtual().name("collector").start(this::tick);
    }
  }

  private void tick() {
    while (!closed) {
      for (SourceFeed feed : feeds()) {
        begin(feed, feed.readingLive(), "live", feed::live);
        begin(
            feed,
            feed.readingHistory(),
            "history",
            () -> {
              boolean more = true;
              while (more && !closed) {
                more = feed.history();
              }
            });
      }
      try {
        Thread.sleep(TICK);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Work on a source. */
  private interface Work {
    void run() throws InterruptedException;
  }

  /** Live reading and history have a thread each, so that neither waits for the other. */
  private void begin(SourceFeed feed, AtomicBoolean running, String what, Work work) {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    Thread.ofVirtual()
        .name("collector-" + what + "-" + feed.source().name())
        .start(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                if (!closed) {
                  LOG.error("Reading {} of source {} failed", what, feed.source().name(), e);
                }
              } finally {
                running.set(false);
              }
            });
  }

  /** Does everything that is due now, and returns when it is done: for tests and replays. */
  public void runDue() throws InterruptedException {
    for (SourceFeed feed : feeds()) {
      feed.live();
      boolean more = true;
      while (more) {
        more = feed.history();
      }
    }
  }

  private synchronized List<SourceFeed> feeds() {
    return List.copyOf(feeds.values());
  }

  /** An open source; empty if there is none of this name. */
  public synchronized Optional<SignalSource> source(String name) {
    return Optional.ofNullable(feeds.get(name)).map(SourceFeed::source);
  }

  /** How every source is, by name. */
  public List<SourceHealth> health() {
    return feeds().stream().map(SourceFeed::health).toList();
  }

  /** What was asked of every source since it was opened. */
  public List<SourceActivity> activity() {
    return feeds().stream().map(SourceFeed::activity).toList();
  }

  /** What keeps one series from being read now; empty if nothing does. */
  public Optional<SourceFailure> failure(SeriesId series) {
    return feeds().stream().flatMap(feed -> feed.failure(series).stream()).findFirst();
  }

  /** The minute up to which a source's data can be expected now (exclusive): now − its delay. */
  public synchronized long expectedUntil(String source) {
    SourceFeed feed = feeds.get(source);
    return feed == null ? MinuteRange.minuteOf(clock.instant()) - 1 : feed.expectedUntil();
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (ticker != null) {
        ticker.interrupt();
      }
      feeds.values().forEach(SourceFeed::close);
      feeds.clear();
    }
  }
}
