package io.andal.signal.cloudwatch;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.Timing;
import io.andal.signal.aws.AwsCaller;
import io.andal.signal.aws.Surroundings;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Slices out of one account's CloudWatch in one region. Thread-safe. */
final class CloudWatchSource implements SuggestingSource {
  private final String name;
  private final CloudWatchSettings settings;
  private final Surroundings surroundings;
  private final Connection connection;
  private final PeriodReader reader;
  private final PromqlReader queries;

  /**
   * @param details those of Prometheus that hold here too
   */
  CloudWatchSource(
      String name,
      CloudWatchSettings settings,
      Map<String, Object> details,
      Surroundings surroundings) {
    this.name = name;
    this.settings = settings;
    this.surroundings = surroundings;
    this.connection = new Connection(settings, surroundings);
    this.reader = new PeriodReader(connection.api(), settings.limits().concurrent());
    this.queries = new PromqlReader(name, details, connection.access(), surroundings.clock());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "CloudWatch";
  }

  @Override
  public Timing timing() {
    return settings.timing();
  }

  /** What an indicator asks, or why it can't be asked. */
  private sealed interface Plan {
    record Asked(Asking asking) implements Plan {}

    record Refused(SourceFailure failure) implements Plan {}

    record Queried(Indicator indicator) implements Plan {}
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range)
      throws InterruptedException {
    List<Plan> plans = indicators.stream().map(CloudWatchSource::plan).toList();
    List<Set<Question>> together = new ArrayList<>();
    List<Indicator> queried = new ArrayList<>();
    for (Plan plan : plans) {
      switch (plan) {
        case Plan.Asked asked -> together.add(asked.asking().questions());
        case Plan.Queried query -> queried.add(query.indicator());
        case Plan.Refused _ -> {}
      }
    }
    boolean history = settings.timing().isHistory(range, surroundings.clock().instant());
    List<PeriodReader.Answer> answers = new ArrayList<>();
    for (Period period : Period.of(range, surroundings.clock().instant())) {
      answers.add(reader.read(together, period, history));
    }
    Iterator<Reading> results = queries.read(queried, range).iterator();
    List<Reading> readings = new ArrayList<>();
    for (Plan plan : plans) {
      readings.add(
          switch (plan) {
            case Plan.Refused refused -> new Reading.Failed(refused.failure());
            case Plan.Asked asked ->
                Reading.joined(answers.stream().map(asked.asking()::reading).toList(), range);
            case Plan.Queried _ -> results.next();
          });
    }
    return readings;
  }

  private static Plan plan(Indicator indicator) {
    if (PromqlReader.reads(indicator)) {
      return new Plan.Queried(indicator);
    }
    try {
      return new Plan.Asked(Asking.of(indicator));
    } catch (BadSpec e) {
      return new Plan.Refused(e.failure());
    }
  }

  /** STS says whose account it is; who reaches CloudWatch by a VPC endpoint may not reach STS. */
  @Override
  public String identify() throws SourceException, InterruptedException {
    String region = "CloudWatch in " + settings.identity().region();
    Optional<AwsCaller> caller = caller();
    if (caller.isPresent()) {
      return region + ", account " + caller.get().account();
    }
    probe().data();
    return region;
  }

  private Optional<AwsCaller> caller() throws SourceException, InterruptedException {
    try {
      return Optional.of(connection.access().caller());
    } catch (SourceException e) {
      Cause cause = e.failure().cause();
      if (cause != Cause.UNREACHABLE && cause != Cause.TIMEOUT) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Probe probe() {
    return new Probe(connection.api(), surroundings.clock());
  }

  @Override
  public String principal() throws SourceException, InterruptedException {
    return caller().map(AwsCaller::arn).orElse("");
  }

  /** CloudWatch keeps hours for 455 days; whoever has metrics for less has none before. */
  @Override
  public Optional<Long> earliest() {
    return Optional.of(MinuteRange.minuteOf(surroundings.clock().instant().minus(Period.KEPT)));
  }

  /** What may be asked is known only by asking: who we are needs no permission. */
  @Override
  public List<String> doubts() throws SourceException, InterruptedException {
    return Doubts.of(probe(), settings.timing());
  }

  @Override
  public List<Suggestion> suggest() throws SourceException, InterruptedException {
    return new Discovery(
            name, connection.api(), reader, surroundings.clock(), settings.timing().delay())
        .suggest();
  }

  @Override
  public void close() {
    queries.close();
    connection.close();
  }
}
