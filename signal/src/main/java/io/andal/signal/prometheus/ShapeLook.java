package io.andal.signal.prometheus;

import io.andal.signal.Bound;
import io.andal.signal.Indicator;
import io.andal.signal.Matcher;
import io.andal.signal.Matcher.Operator;
import io.andal.signal.Metric;
import io.andal.signal.Selector;
import io.andal.signal.SourceException;
import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import io.andal.signal.prometheus.PromqlSuggestions.Candidate;
import io.andal.signal.prometheus.RequestRows.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Looks for the services that have metrics of one shape. */
final class ShapeLook {
  /** The share of requests that should stay below the bound that is suggested. */
  private static final double SHARE = 0.95;

  private final String source;
  private final RequestShape shape;
  private final Set<String> names;
  private final RequestRows rows;
  private final Pattern bad;

  ShapeLook(String source, RequestShape shape, Set<String> names, RequestRows rows) {
    this.source = source;
    this.shape = shape;
    this.names = names;
    this.rows = rows;
    this.bad = Pattern.compile(shape.bad());
  }

  /**
   * A service and the conditions that select its series.
   *
   * @param name with its namespace, for ids
   */
  private record Service(String name, String title, List<Matcher> matchers) {}

  /** How a service's requests were answered. */
  private static final class Answers {
    double all;
    double failed;
    String state = "";
  }

  List<Candidate> candidates() throws SourceException, InterruptedException {
    List<Candidate> found = new ArrayList<>();
    boolean classic = names.contains(shape.count()) || names.contains(shape.buckets());
    boolean counted = !shape.counter().isEmpty();
    if (counted) {
      found.addAll(availability(shape.counter(), rows.growth(all(shape.counter()), labels())));
    }
    if (shape.histogram().isEmpty()) {
      return found;
    }
    if (classic) {
      if (found.isEmpty()) {
        found.addAll(availability(shape.count(), rows.growth(all(shape.count()), labels())));
      }
      if (names.contains(shape.buckets())) {
        found.addAll(latency());
      }
      return found;
    }
    if (found.isEmpty()) {
      found.addAll(
          availability(shape.histogram(), rows.nativeCount(all(shape.histogram()), labels())));
    }
    found.addAll(nativeLatency());
    return found;
  }

  private Selector all(String metric) {
    return Selector.of(metric, shape.fixed());
  }

  private Selector of(String metric, Service service) {
    List<Matcher> matchers = new ArrayList<>(service.matchers());
    matchers.addAll(shape.fixed());
    return Selector.of(metric, matchers);
  }

  private List<String> serviceLabels() {
    List<String> labels = new ArrayList<>(shape.services());
    labels.addAll(shape.spaces());
    labels.removeIf(label -> label.contains(".") && !shape.name().contains("."));
    return labels;
  }

  private List<String> labels() {
    List<String> labels = serviceLabels();
    shape.states().stream()
        .filter(label -> !label.contains(".") || shape.name().contains("."))
        .forEach(labels::add);
    return labels;
  }

  private Optional<Service> service(Row row) {
    Optional<String> by = firstOf(shape.services(), row);
    if (by.isEmpty()) {
      return Optional.empty();
    }
    List<Matcher> matchers = new ArrayList<>();
    String title = row.labels().getOrDefault(by.get(), "");
    matchers.add(Matcher.of(by.get(), Operator.EQUAL, title));
    String name = title;
    Optional<String> space = firstOf(shape.spaces(), row);
    if (space.isPresent()) {
      String value = row.labels().getOrDefault(space.get(), "");
      matchers.add(Matcher.of(space.get(), Operator.EQUAL, value));
      name = value + "/" + title;
    }
    return Optional.of(new Service(name, title, matchers));
  }

  private static Optional<String> firstOf(List<String> labels, Row row) {
    return labels.stream()
        .filter(label -> !row.labels().getOrDefault(label, "").isEmpty())
        .findFirst();
  }

  private List<Candidate> availability(String metric, List<Row> growth) {
    Map<Service, Answers> services = new LinkedHashMap<>();
    for (Row row : growth) {
      Optional<Service> service = service(row);
      Optional<String> state = firstOf(shape.states(), row);
      if (service.isEmpty()) {
        continue;
      }
      Answers answers = services.computeIfAbsent(service.get(), _ -> new Answers());
      answers.all += row.value();
      if (state.isPresent()) {
        answers.state = state.get();
        answers.failed +=
            bad.matcher(row.labels().getOrDefault(state.get(), "")).matches() ? row.value() : 0;
      }
    }
    List<Candidate> found = new ArrayList<>();
    services.forEach(
        (service, answers) -> {
          if (!answers.state.isEmpty()) {
            found.add(availability(metric, service, answers));
          }
        });
    return found;
  }

  private Candidate availability(String metric, Service service, Answers answers) {
    Selector all = of(metric, service);
    Selector failed = all.with(Matcher.of(answers.state, Operator.REGEX, shape.bad()));
    return candidate(
        service,
        Aspect.AVAILABILITY,
        "%s %s without server errors".formatted(shape.protocol(), shape.noun()),
        new Indicator.Ratio(source, metric(failed), true, metric(all), true),
        "%s in the last hour, %.0f failed".formatted(events(answers.all), answers.failed),
        answers.all);
  }

  private List<Candidate> latency() throws SourceException, InterruptedException {
    List<String> labels = serviceLabels();
    labels.add("le");
    Map<Service, TreeMap<Double, Double>> services = new LinkedHashMap<>();
    Map<Double, String> spellings = new TreeMap<>();
    for (Row row : rows.growth(all(shape.buckets()), labels)) {
      String le = row.labels().getOrDefault("le", "");
      Bound.parse(le)
          .ifPresent(
              bound -> {
                spellings.put(bound, le);
                service(row)
                    .ifPresent(
                        service ->
                            services
                                .computeIfAbsent(service, _ -> new TreeMap<>())
                                .merge(bound, row.value(), Double::sum));
              });
    }
    List<Candidate> found = new ArrayList<>();
    services.forEach(
        (service, buckets) -> {
          double all = buckets.lastEntry().getValue();
          buckets.entrySet().stream()
              .filter(bucket -> all > 0 && bucket.getValue() >= SHARE * all)
              .filter(bucket -> !bucket.getKey().isInfinite() && bucket.getKey() > 0)
              .findFirst()
              .ifPresent(
                  bucket ->
                      found.add(
                          latency(
                              service,
                              shape.buckets(),
                              shape.count(),
                              spellings.getOrDefault(bucket.getKey(), ""),
                              bucket.getValue() / all,
                              all)));
        });
    return found;
  }

  /** Bounds of native histograms are powers of 2 and some between, whatever their resolution. */
  private List<Candidate> nativeLatency() throws SourceException, InterruptedException {
    Selector histogram = all(shape.histogram());
    Map<Service, Double> events = new LinkedHashMap<>();
    for (Row row : rows.nativeCount(histogram, serviceLabels())) {
      service(row).ifPresent(service -> events.merge(service, row.value(), Double::sum));
    }
    List<Candidate> found = new ArrayList<>();
    for (Row row : rows.nativeQuantile(SHARE, histogram, serviceLabels())) {
      Optional<Service> service = service(row);
      double all = service.map(one -> events.getOrDefault(one, 0.0)).orElse(0.0);
      if (service.isPresent() && all > 0 && row.value() > 0) {
        double bound = Math.pow(2, Math.ceil(Math.log(row.value()) / Math.log(2)));
        String spelled = bound >= 1 ? String.format(Locale.ROOT, "%.0f", bound) : "" + bound;
        found.add(
            latency(service.get(), shape.histogram(), shape.histogram(), spelled, SHARE, all));
      }
    }
    return found;
  }

  private Candidate latency(
      Service service, String part, String total, String bound, double share, double all) {
    Selector fast = of(part, service).with(Matcher.of("le", Operator.EQUAL, bound));
    return candidate(
        service,
        Aspect.LATENCY,
        "%s %s answered within %s %s"
            .formatted(shape.protocol(), shape.noun(), bound, shape.unit()),
        new Indicator.Ratio(source, metric(fast), false, metric(of(total, service)), true),
        "%s in the last hour, %.1f %% of them within %s %s"
            .formatted(events(all), share * 100, bound, shape.unit()),
        all);
  }

  private Candidate candidate(
      Service service,
      Aspect aspect,
      String title,
      Indicator indicator,
      String evidence,
      double events) {
    String id =
        "%s/%s/%s".formatted(service.name(), shape.name(), aspect.name().toLowerCase(Locale.ROOT));
    return new Candidate(
        new Suggestion(id, service.title(), aspect, title, indicator, evidence), events);
  }

  private String events(double count) {
    return String.format(Locale.ROOT, "%,.0f %s", count, shape.noun());
  }

  private static Metric metric(Selector selector) {
    return new Metric(Map.of("query", selector.toString()));
  }
}
