package io.andal.traffic;

import io.andal.database.Database;
import io.andal.signal.Durations;
import io.andal.signal.SignalSource;
import io.andal.signal.TrafficSources;
import io.andal.signal.store.ChangedMinutes;
import io.andal.traffic.signal.TrafficSliceSource;
import io.andal.traffic.store.MinuteStore;
import io.andal.traffic.store.TrafficStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts traffic and tells what was seen. All of it is in memory; what is new is written every few
 * seconds, before it is read as slices, and when it is closed. Thread-safe: batches of requests are
 * counted one after the other.
 */
public final class TrafficService implements Traffic, LogSink, TrafficSources, AutoCloseable {
  /** How long minutes are kept unless somebody wants them longer. */
  public static final Duration RETENTION = Duration.ofDays(40);

  private static final Logger LOG = LoggerFactory.getLogger(TrafficService.class);
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
  private static final long EARLY_MILLIS = 120_000;
  private static final long MOST_UNWRITTEN = 2_000_000;

  private final Clock clock;
  private final Duration retention;
  private final TrafficStore store;
  private final ChangedMinutes changed;
  private final MinuteStore minutes;
  private final Counting counting = new Counting();
  private final Watching watching = new Watching();
  private final Flush flush;
  private final Map<String, Long> readers = new ConcurrentHashMap<>();
  private final List<LogPlace> places;
  private long unwritten;
  private long nextWriteMillis;
  private long nextSweepMillis;
  private @Nullable ScheduledExecutorService writing;
  private @Nullable ScheduledFuture<?> beat;

  public TrafficService(Database database, Clock clock) {
    this(database, clock, RETENTION);
  }

  /**
   * @param retention how long minutes are kept; what is known in all stays
   */
  public TrafficService(Database database, Clock clock, Duration retention) {
    this.clock = clock;
    this.retention = retention;
    this.store = new TrafficStore(database);
    this.changed = new ChangedMinutes(database, "traffic");
    this.minutes = new MinuteStore(database);
    this.readers.putAll(changed.readers());
    this.places = new ArrayList<>(store.places());
    Loading.load(store, counting);
    this.flush = new Flush(counting, watching);
    this.nextWriteMillis = clock.millis() + BETWEEN_WRITES.toMillis();
    this.nextSweepMillis = clock.millis();
  }

  /** Writes from now on also while nothing comes in. */
  public synchronized void start() {
    if (writing == null) {
      ScheduledExecutorService executor =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("traffic-writing").factory());
      long seconds = BETWEEN_WRITES.toSeconds();
      beat = executor.scheduleWithFixedDelay(this::writeSome, seconds, seconds, TimeUnit.SECONDS);
      writing = executor;
    }
  }

  /** Tells which sources see one API and nothing else: its id by the source's name. */
  public synchronized void pin(Map<String, String> apiBySource) {
    counting.pin(apiBySource);
  }

  @Override
  public synchronized void know(Collection<KnownApi> apis) {
    counting.noteContacts();
    counting.settle();
    counting.know(apis);
    nextWriteMillis = 0;
  }

  @Override
  public synchronized void accept(List<Exchange> exchanges) {
    makeRoom();
    count(exchanges);
    writeIfDue();
  }

  @Override
  public synchronized void accept(List<Exchange> exchanges, LogPlace place) {
    makeRoom();
    count(exchanges);
    flush.place(place);
    places.removeIf(one -> one.source().equals(place.source()) && one.log().equals(place.log()));
    places.add(place);
    writeIfDue();
  }

  private void count(List<Exchange> exchanges) {
    long now = clock.millis();
    long oldest = now - retention.toMillis();
    for (Exchange exchange : exchanges) {
      long time = exchange.timeMillis();
      boolean counted = time >= oldest && time <= now + EARLY_MILLIS;
      counting.count(exchange, time > now ? (counted ? time : now) : time, counted);
    }
    counting.sent(watching);
    unwritten += exchanges.size();
  }

  /** While the database is away, what comes in is refused before memory is full. */
  private void makeRoom() {
    if (unwritten >= MOST_UNWRITTEN) {
      flush();
    }
  }

  private void writeIfDue() {
    if (clock.millis() >= nextWriteMillis) {
      writeSome();
    }
  }

  private synchronized void writeSome() {
    try {
      flush();
    } catch (JdbiException e) {
      LOG.warn("What was seen in traffic could not be written; it is tried again", e);
    }
  }

  /**
   * Writes all that isn't written yet.
   *
   * @throws JdbiException if the database can't be written; nothing is lost
   */
  public synchronized void flush() {
    long now = clock.millis();
    nextWriteMillis = now + BETWEEN_WRITES.toMillis();
    flush.write(store, readers, now);
    unwritten = 0;
    if (now >= nextSweepMillis) {
      nextSweepMillis = now + BETWEEN_SWEEPS.toMillis();
      store.deleteBefore(Math.floorDiv(now - retention.toMillis(), 60_000L));
    }
  }

  @Override
  public synchronized List<LogPlace> places(String source) {
    return places.stream().filter(place -> place.source().equals(source)).toList();
  }

  @Override
  public synchronized void forget(String source, String log) {
    places.removeIf(one -> one.source().equals(source) && one.log().equals(log));
    flush.forget(new LogPlace(source, log, ""));
  }

  @Override
  public synchronized void watched(String source, long fromMillis, long untilMillis) {
    watching.watched(source, fromMillis, Math.min(untilMillis, clock.millis()));
  }

  @Override
  public synchronized List<SeenApi> seen() {
    counting.noteContacts();
    counting.settle();
    return counting.apis().values().stream().map(SeenView::of).flatMap(Optional::stream).toList();
  }

  @Override
  public synchronized Optional<SeenApi> seen(String id) {
    counting.noteContacts();
    counting.settle();
    return counting.api(id).flatMap(SeenView::of);
  }

  @Override
  public SignalSource source(String name, Map<String, Object> details) {
    String text = String.valueOf(details.getOrDefault("delay", "30s"));
    Duration delay =
        Durations.parse(text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "delay is a duration such as 30s, not '" + text + "'"));
    changed.register(name, delay.toMillis());
    readers.put(name, delay.toMillis());
    return new TrafficSliceSource(
        name, delay, retention, new ReadTraffic(this, counting), minutes, changed, clock);
  }

  @Override
  public synchronized Optional<String> proposedDescription(String id) {
    counting.noteContacts();
    counting.settle();
    return counting.api(id).flatMap(SeenView::proposal);
  }

  @Override
  public synchronized void close() {
    ScheduledExecutorService executor = writing;
    ScheduledFuture<?> beating = beat;
    if (executor != null && beating != null) {
      beating.cancel(false);
      executor.shutdown();
      writing = null;
    }
    writeSome();
  }
}
