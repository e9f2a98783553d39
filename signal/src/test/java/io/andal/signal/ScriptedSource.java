package io.andal.signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that does what a test tells it. */
final class ScriptedSource implements SignalSource {
  final List<MinuteRange> reads = new CopyOnWriteArrayList<>();
  final List<MinuteRange> changed = new ArrayList<>();
  final List<MinuteRange> told = new ArrayList<>();
  final AtomicInteger asked = new AtomicInteger();
  volatile boolean changesFail;
  volatile String identity = "a script";
  final Map<String, SourceFailure> bad = new ConcurrentHashMap<>();
  final Semaphore read = new Semaphore(0);
  volatile Optional<SourceFailure> outage = Optional.empty();
  volatile Optional<Long> earliest = Optional.empty();
  volatile String broken = "";
  volatile long longest = Long.MAX_VALUE;
  volatile boolean closed;
  private final String name;

  ScriptedSource(String name) {
    this.name = name;
  }

  /** An indicator that is known by a query. */
  static Indicator indicator(String query) {
    Metric metric = new Metric(Map.of("query", query));
    return new Indicator.Ratio("s", metric, false, metric, true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Timing timing() {
    return new Timing(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range) {
    reads.add(range);
    read.release();
    return indicators.stream().map(indicator -> one(indicator, range)).toList();
  }

  private Reading one(Indicator indicator, MinuteRange range) {
    String query = ((Indicator.Ratio) indicator).total().text("query");
    if (query.equals(broken)) {
      throw new IllegalStateException("broken");
    }
    if (outage.isPresent()) {
      return new Reading.Failed(outage.get());
    }
    if (range.minutes() > longest) {
      return new Reading.Failed(
          new SourceFailure(SourceFailure.Cause.TIMEOUT, "Too slow.", "Ask for less."));
    }
    SourceFailure failure = bad.get(query);
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      slices.add(Slice.of(minute, 9, 10, Quality.COMPLETE));
    }
    return new Reading.Slices(slices, List.of());
  }

  @Override
  public String identify() {
    return identity;
  }

  @Override
  public Optional<Long> earliest() {
    return earliest;
  }

  @Override
  public List<MinuteRange> changed() {
    asked.incrementAndGet();
    if (changesFail) {
      throw new IllegalStateException("the database is down");
    }
    List<MinuteRange> fresh = new ArrayList<>(changed);
    fresh.removeAll(told);
    told.addAll(fresh);
    return fresh;
  }

  @Override
  public void changedRead(List<MinuteRange> ranges) {
    for (MinuteRange range : ranges) {
      changed.removeIf(one -> one.from() >= range.from() && one.to() <= range.to());
    }
    told.retainAll(changed);
  }

  @Override
  public void close() {
    closed = true;
  }
}
