package io.andal.signal.cloudwatch;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.aws.AwsAccess;
import io.andal.signal.aws.AwsAuthentication;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.signal.prometheus.PromqlSource;
import io.andal.signal.prometheus.QueryTemplate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads SLIs whose specs are PromQL, from the endpoint that CloudWatch has for it. Thread-safe. */
final class PromqlReader implements AutoCloseable {
  /** CloudWatch looks at 24 hours for one query, and a window begins before the first minute. */
  private static final long MINUTES_PER_QUERY = 12 * 60;

  private final PromqlSource source;

  /**
   * @param details of the DataSource; those that Prometheus has too hold here
   */
  PromqlReader(String name, Map<String, Object> details, AwsAccess access, Clock clock) {
    this.source =
        PrometheusSources.open(name, details, new CloudWatchDialect(), new Signed(access), clock);
  }

  /** Signs as the source itself does. */
  private record Signed(AwsAccess access) implements Credentials.Foreign {
    @Override
    public Authentication authentication(HttpLimits limits, Clock clock) {
      return new AwsAuthentication(access, CloudWatchSettings.SERVICE);
    }
  }

  /** Whether all of an indicator is written in PromQL. */
  static boolean reads(Indicator indicator) {
    return switch (indicator) {
      case Indicator.Ratio ratio -> isQuery(ratio.part()) && isQuery(ratio.total());
      case Indicator.Raw raw -> isQuery(raw.ratio());
      case Indicator.Threshold threshold -> isQuery(threshold.value());
    };
  }

  private static boolean isQuery(Metric metric) {
    return metric.spec().containsKey("query");
  }

  /** One reading for each indicator, in the same order. */
  List<Reading> read(List<Indicator> indicators, MinuteRange range) throws InterruptedException {
    List<Indicator> asked = indicators.stream().filter(one -> !countsSamples(one)).toList();
    List<Reading> read = readPieces(asked, range);
    List<Reading> readings = new ArrayList<>();
    int next = 0;
    for (Indicator indicator : indicators) {
      readings.add(countsSamples(indicator) ? refused() : read.get(next++));
    }
    return readings;
  }

  /** Counting raw samples needs to look a month back, which CloudWatch doesn't allow. */
  private static boolean countsSamples(Indicator indicator) {
    return indicator instanceof Indicator.Ratio ratio
        && ratio.counter()
        && !QueryTemplate.hasWindow(ratio.part().text("query"))
        && !QueryTemplate.hasWindow(ratio.total().text("query"));
  }

  private static Reading refused() {
    return new Reading.Failed(
        new SourceFailure(
            Cause.BAD_QUERY,
            "CloudWatch's queries look at one day, which is too short to count a plain counter.",
            "Write a query with a window, such as sum(increase(NAME[{{.window}}]))."));
  }

  private List<Reading> readPieces(List<Indicator> indicators, MinuteRange range)
      throws InterruptedException {
    if (indicators.isEmpty()) {
      return List.of();
    }
    List<List<Reading>> pieces = new ArrayList<>();
    for (long from = range.from(); from < range.to(); from += MINUTES_PER_QUERY) {
      long to = Math.min(range.to(), from + MINUTES_PER_QUERY);
      pieces.add(source.read(indicators, new MinuteRange(from, to)));
    }
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < indicators.size(); i++) {
      int index = i;
      readings.add(joined(pieces.stream().map(piece -> piece.get(index)).toList()));
    }
    return readings;
  }

  private static Reading joined(List<Reading> pieces) {
    List<Slice> slices = new ArrayList<>();
    Set<String> warnings = new LinkedHashSet<>();
    for (Reading piece : pieces) {
      switch (piece) {
        case Reading.Failed failed -> {
          return failed;
        }
        case Reading.Slices read -> {
          slices.addAll(read.slices());
          warnings.addAll(read.warnings());
        }
      }
    }
    return new Reading.Slices(slices, List.copyOf(warnings));
  }

  @Override
  public void close() {
    source.close();
  }
}
