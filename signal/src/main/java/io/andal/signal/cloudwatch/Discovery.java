package io.andal.signal.cloudwatch;

import io.andal.signal.BadSpec;
import io.andal.signal.MinuteRange;
import io.andal.signal.MinuteSums;
import io.andal.signal.SourceException;
import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds SLIs among what AWS' services count by themselves. Thread-safe. */
final class Discovery {
  /** Each has an availability and a latency. */
  private static final int MOST = Suggestion.MOST / 2;

  private final String source;
  private final MetricList list;
  private final PeriodReader reader;
  private final Clock clock;
  private final Duration delay;

  Discovery(String source, CloudWatchApi api, PeriodReader reader, Clock clock, Duration delay) {
    this.source = source;
    this.list = new MetricList(api);
    this.reader = reader;
    this.clock = clock;
    this.delay = delay;
  }

  private record Candidate(Vended kind, Map<String, String> dimensions, Question all) {}

  private record Weighed(Candidate candidate, double requests) {}

  List<Suggestion> suggest() throws SourceException, InterruptedException {
    List<Suggestion> suggestions = new ArrayList<>();
    for (Weighed weighed : weighed(candidates())) {
      suggestions.addAll(suggestions(weighed));
    }
    return suggestions;
  }

  private List<Candidate> candidates() throws SourceException, InterruptedException {
    Map<String, List<Map<String, String>>> listed = new HashMap<>();
    List<Candidate> candidates = new ArrayList<>();
    for (Vended kind : Vended.values()) {
      String key = kind.namespace() + " " + kind.marker();
      if (!listed.containsKey(key)) {
        listed.put(key, list.dimensions(kind.namespace(), kind.marker()));
      }
      for (Map<String, String> dimensions : kind.found(listed.getOrDefault(key, List.of()))) {
        try {
          candidates.add(new Candidate(kind, dimensions, SpecReader.count(kind.all(dimensions))));
        } catch (BadSpec e) {
          throw new IllegalStateException("what is suggested can be read", e);
        }
      }
    }
    return candidates;
  }

  /** The busiest first, by the last hour that is surely known; that costs one value for each. */
  private List<Weighed> weighed(List<Candidate> candidates) throws InterruptedException {
    if (candidates.isEmpty()) {
      return List.of();
    }
    long end = Math.floorDiv(MinuteRange.minuteOf(clock.instant().minus(delay)), 60L) * 60;
    MinuteRange hour = new MinuteRange(end - 60, end);
    Set<Question> asked = new LinkedHashSet<>();
    candidates.forEach(candidate -> asked.add(candidate.all()));
    PeriodReader.Answer answer =
        reader.read(asked.stream().map(Set::of).toList(), new Period(hour, 60), true);
    List<Weighed> weighed = new ArrayList<>();
    for (Candidate candidate : candidates) {
      MinuteSums values = answer.known(candidate.all());
      double requests = 0;
      for (long minute = hour.from(); minute < hour.to(); minute++) {
        requests += values.at(minute);
      }
      weighed.add(new Weighed(candidate, requests));
    }
    weighed.sort(Comparator.comparingDouble(Weighed::requests).reversed());
    return weighed.subList(0, Math.min(MOST, weighed.size()));
  }

  private List<Suggestion> suggestions(Weighed weighed) {
    Vended kind = weighed.candidate().kind();
    Map<String, String> dimensions = weighed.candidate().dimensions();
    String service = kind.service(dimensions);
    String id =
        kind.name().toLowerCase(Locale.ROOT).replace('_', '-')
            + "/"
            + String.join("/", dimensions.values());
    String evidence =
        weighed.requests() < 1
            ? ""
            : String.format(Locale.ROOT, "%,.0f requests in an hour", weighed.requests());
    return List.of(
        new Suggestion(
            id + "/availability",
            service,
            Aspect.AVAILABILITY,
            kind.availabilityTitle(),
            kind.availability(source, dimensions),
            evidence),
        new Suggestion(
            id + "/latency",
            service,
            Aspect.LATENCY,
            kind.latencyTitle(),
            kind.latency(source, dimensions),
            evidence));
  }
}
