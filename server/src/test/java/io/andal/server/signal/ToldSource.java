package io.andal.server.signal;

import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.KeptSlo.Objective;
import io.andal.signal.KeptSlo.Verdict;
import io.andal.signal.KeptSlo.Window;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SloKeepingSource;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import io.andal.signal.Timing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that suggests and keeps SLOs as a test tells it; it is named {@code told}. */
public final class ToldSource implements SuggestingSource, SloKeepingSource {
  /** Its document; where it points to, nothing answers. */
  public static final String DOCUMENT =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: told}
      spec: {type: Prometheus, connectionDetails: {url: "http://127.0.0.1:9"}}
      """;

  public final AtomicInteger identified = new AtomicInteger();
  public volatile CountDownLatch gate = new CountDownLatch(0);
  public volatile Optional<SourceFailure> outage = Optional.empty();
  private final long now = MinuteRange.minuteOf(Clock.systemUTC().instant());

  @Override
  public String name() {
    return "told";
  }

  @Override
  public String type() {
    return "Prometheus";
  }

  @Override
  public Timing timing() {
    return new Timing(Duration.ofMinutes(1), Duration.ZERO, Duration.ofDays(1));
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range) {
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      slices.add(Slice.of(minute, 9, 10, Quality.COMPLETE));
    }
    return Collections.nCopies(indicators.size(), new Reading.Slices(slices, List.of()));
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    identified.incrementAndGet();
    gate.await();
    fail();
    return "Told 1.0";
  }

  private void fail() throws SourceException {
    if (outage.isPresent()) {
      throw new SourceException(outage.get());
    }
  }

  @Override
  public Optional<Long> earliest() {
    return Optional.of(now - 100_000);
  }

  @Override
  public List<Suggestion> suggest() throws SourceException {
    fail();
    return List.of(
        new Suggestion(
            "checkout/http/availability",
            "checkout",
            Aspect.AVAILABILITY,
            "HTTP requests without server errors",
            indicator("requests"),
            "12,400 requests in the last hour"),
        new Suggestion(
            "checkout/http/latency",
            "checkout",
            Aspect.LATENCY,
            "HTTP requests faster than 300 ms",
            indicator("fast"),
            ""));
  }

  private static Indicator indicator(String name) {
    return new Indicator.Ratio(
        "told",
        new Metric(Map.of("query", name + "_good_total")),
        false,
        new Metric(Map.of("query", name + "_total")),
        true);
  }

  @Override
  public List<KeptSlo> slos() throws SourceException {
    fail();
    Verdict verdict =
        new Verdict(0.8, Optional.of(800.0), Optional.of(1_000.0), now - 200, now - 100);
    return List.of(
        new KeptSlo(
            "a1",
            "Checkout works",
            "checkout",
            "",
            Map.of(),
            Optional.of(indicator("requests")),
            List.of(new Objective(0.9, new Window.Rolling(7), Optional.of(verdict))),
            "https://told.example/slo/a1",
            "",
            List.of()),
        new KeptSlo(
            "b2",
            "Monitors are green",
            "",
            "",
            Map.of(),
            Optional.empty(),
            List.of(new Objective(0.9, new Window.Rolling(7), Optional.empty())),
            "",
            "it counts the time of monitors",
            List.of()));
  }

  @Override
  public void close() {}
}
