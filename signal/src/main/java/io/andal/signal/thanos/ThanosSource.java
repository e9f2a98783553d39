package io.andal.signal.thanos;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.Timing;
import io.andal.signal.prometheus.PromqlSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Slices out of a Thanos Query. A store that vanishes takes its series along without a word, also
 * from whole answers, so the stores are compared before and after each reading. Thread-safe.
 */
final class ThanosSource implements SuggestingSource {
  private final PromqlSource queries;
  private final List<ExpectedStore> expected;
  private final KnownStores known = new KnownStores();
  private final Clock clock;

  ThanosSource(PromqlSource queries, List<ExpectedStore> expected, Clock clock) {
    this.queries = queries;
    this.expected = List.copyOf(expected);
    this.clock = clock;
  }

  @Override
  public String name() {
    return queries.name();
  }

  @Override
  public String type() {
    return queries.type();
  }

  @Override
  public Timing timing() {
    return queries.timing();
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range)
      throws InterruptedException {
    try {
      Set<String> gone = new LinkedHashSet<>(gone(range));
      List<Reading> readings = queries.read(indicators, range);
      gone.addAll(gone(range));
      return gone.isEmpty()
          ? readings
          : readings.stream().map(reading -> partial(reading, gone)).toList();
    } catch (SourceException e) {
      return indicators.stream().<Reading>map(_ -> new Reading.Failed(e.failure())).toList();
    }
  }

  /**
   * Warnings about stores that were there and are not.
   *
   * @throws SourceException if one that the document expects is not there: then nothing is known
   */
  private List<String> gone(MinuteRange range) throws SourceException, InterruptedException {
    List<Store> stores = stores();
    List<String> missing = missing(stores);
    if (!missing.isEmpty()) {
      throw new SourceException(
          new SourceFailure(
              Cause.UNAVAILABLE,
              "Thanos Query has no connection to %s, of the `stores` that are expected."
                  .formatted(String.join(", ", missing)),
              "Look at its page of stores, or take what is gone for good out of `stores`."));
    }
    List<String> warnings = new ArrayList<>();
    for (Store store : known.gone(stores, range, clock.instant())) {
      warnings.add(
          "the %s at %s is gone%s"
              .formatted(
                  store.component(), store.name(), store.answers() ? "" : ": " + store.error()));
    }
    return warnings;
  }

  private List<String> missing(List<Store> stores) {
    return expected.stream()
        .filter(one -> stores.stream().noneMatch(store -> store.answers() && one.is(store)))
        .map(ExpectedStore::text)
        .toList();
  }

  private List<Store> stores() throws SourceException, InterruptedException {
    JsonNode answer;
    try {
      answer = queries.get("/api/v1/stores", "");
    } catch (SourceException e) {
      throw e.failure().cause() == Cause.BROKEN_ANSWER ? noThanos(e.failure().message()) : e;
    }
    if (!answer.path("data").isObject()) {
      throw noThanos("Its answer to /api/v1/stores lists no stores.");
    }
    return Store.all(answer);
  }

  private static SourceException noThanos(String message) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            message + " Thanos Query lists its stores under /api/v1/stores.",
            "Write the `url` of Thanos Query; what has no such list is read with `type:"
                + " Prometheus`."));
  }

  private static Reading partial(Reading reading, Set<String> gone) {
    return switch (reading) {
      case Reading.Failed failed -> failed;
      case Reading.Slices read -> {
        Set<String> warnings = new LinkedHashSet<>(gone);
        warnings.addAll(read.warnings());
        yield new Reading.Slices(
            read.slices().stream().map(ThanosSource::partial).toList(), List.copyOf(warnings));
      }
    };
  }

  private static Slice partial(Slice slice) {
    return slice.quality() == Quality.MISSING
        ? slice
        : new Slice(slice.minute(), slice.good(), slice.total(), Quality.PARTIAL);
  }

  /** Which Thanos it is, how many stores it asks, and which of those expected it doesn't. */
  @Override
  public String identify() throws SourceException, InterruptedException {
    List<Store> stores = stores();
    long asked = stores.stream().filter(Store::answers).count();
    List<String> missing = missing(stores);
    return "Thanos Query %swith %d %s%s"
        .formatted(
            version(),
            asked,
            asked == 1 ? "store" : "stores",
            missing.isEmpty() ? "" : ", without " + String.join(", ", missing));
  }

  private String version() throws SourceException, InterruptedException {
    try {
      String version = queries.get("/api/v1/status/buildinfo", "").at("/data/version").asString("");
      return version.isEmpty() ? "" : version + " ";
    } catch (SourceException e) {
      boolean unsaid =
          e.failure().cause() == Cause.BROKEN_ANSWER || e.failure().cause() == Cause.DENIED;
      if (unsaid) {
        return "";
      }
      throw e;
    }
  }

  /** The stores say when their data begins; one that is empty says a time that can't be. */
  @Override
  public Optional<Long> earliest() throws SourceException, InterruptedException {
    long now = clock.millis();
    return stores().stream()
        .filter(store -> store.answers() && store.from() > 0 && store.from() < now)
        .map(store -> Math.floorDiv(store.from(), 60_000L))
        .min(Long::compare);
  }

  @Override
  public String principal() throws SourceException, InterruptedException {
    return queries.principal();
  }

  @Override
  public List<String> doubts() throws SourceException, InterruptedException {
    return queries.doubts();
  }

  @Override
  public List<Suggestion> suggest() throws SourceException, InterruptedException {
    return queries.suggest();
  }

  @Override
  public void close() {
    queries.close();
  }
}
