package io.andal.signal.grafana;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.grafana.Batch.Wanted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Asks batches through {@code /api/ds/query}. Thread-safe. */
final class FrameReader {
  private static final long MINUTE = 60_000;
  private static final int MOST_REMEMBERED = 100_000;

  private final GrafanaApi api;

  /** Queries whose points are further apart than a minute, and how far, in ms. */
  private final Map<Wanted, Long> coarse = new ConcurrentHashMap<>();

  FrameReader(GrafanaApi api) {
    this.api = api;
  }

  /**
   * What is known of each query; failures stand in the values.
   *
   * @param settled ms since epoch; what ends later isn't whole yet
   */
  Map<Wanted, MinuteValues> read(Batch batch, MinuteRange range, long settled, boolean history)
      throws InterruptedException {
    long step =
        batch.queries().stream()
            .mapToLong(one -> coarse.getOrDefault(one, MINUTE))
            .max()
            .orElse(MINUTE);
    Map<Wanted, MinuteValues> values = new HashMap<>(ask(batch, range, step, settled, history));
    Set<Wanted> wider = new LinkedHashSet<>();
    for (Wanted one : batch.queries()) {
      if (coarse.getOrDefault(one, MINUTE) > step) {
        wider.add(one);
      }
    }
    if (!wider.isEmpty()) {
      // The stretches at the edges were cut: they are asked again as wholes.
      long longest =
          wider.stream().mapToLong(one -> coarse.getOrDefault(one, step)).max().orElse(step);
      values.putAll(ask(new Batch(List.of(wider)), range, longest, settled, history));
    }
    return values;
  }

  private Map<Wanted, MinuteValues> ask(
      Batch batch, MinuteRange range, long step, long settled, boolean history)
      throws InterruptedException {
    try {
      GrafanaApi.Answer answer =
          api.ask("POST", "/api/ds/query", Optional.of(batch.request(range, step)), history);
      if (answer.body().path("results").isObject()) {
        return results(batch, answer, range, settled);
      }
      throw answer.done()
          ? api.broken("it has no results")
          : new SourceException(api.failure(answer));
    } catch (SourceException e) {
      boolean query = e.failure().cause() == Cause.BAD_QUERY;
      return query && batch.groups().size() > 1
          ? halved(batch, range, step, settled, history)
          : failed(batch, range, e.failure());
    }
  }

  /** One query that Grafana can't read spoils a whole request: it is found by halving. */
  private Map<Wanted, MinuteValues> halved(
      Batch batch, MinuteRange range, long step, long settled, boolean history)
      throws InterruptedException {
    List<Set<Wanted>> groups = batch.groups();
    int middle = groups.size() / 2;
    Map<Wanted, MinuteValues> both =
        new HashMap<>(ask(new Batch(groups.subList(0, middle)), range, step, settled, history));
    ask(new Batch(groups.subList(middle, groups.size())), range, step, settled, history)
        .forEach(
            (wanted, values) ->
                both.merge(wanted, values, (one, other) -> one.failure() == null ? one : other));
    return both;
  }

  private static Map<Wanted, MinuteValues> failed(
      Batch batch, MinuteRange range, SourceFailure failure) {
    Map<Wanted, MinuteValues> values = new LinkedHashMap<>();
    batch.queries().forEach(one -> values.put(one, MinuteValues.failed(range, failure)));
    return values;
  }

  private Map<Wanted, MinuteValues> results(
      Batch batch, GrafanaApi.Answer answer, MinuteRange range, long settled) {
    Map<Wanted, MinuteValues> values = new LinkedHashMap<>();
    batch
        .byReference()
        .forEach(
            (reference, wanted) ->
                values.put(
                    wanted,
                    result(
                        wanted,
                        answer.body().path("results").path(reference),
                        answer.status(),
                        range,
                        settled)));
    return values;
  }

  private MinuteValues result(
      Wanted wanted, JsonNode result, int status, MinuteRange range, long settled) {
    if (result.isMissingNode()) {
      return MinuteValues.failed(range, api.broken("a query that was asked isn't in it").failure());
    }
    String error = result.path("error").asString("");
    int own = result.path("status").asInt(error.isEmpty() ? 200 : status);
    if (!error.isEmpty() || own >= 400) {
      return MinuteValues.failed(range, failure(wanted, own, error));
    }
    try {
      JsonNode frames = result.path("frames");
      long interval = FrameMinutes.interval(frames, wanted.query());
      if (interval > MINUTE) {
        if (coarse.size() >= MOST_REMEMBERED) {
          coarse.clear();
        }
        coarse.put(wanted, interval);
      }
      return FrameMinutes.read(
          frames, wanted.query(), wanted.connected(), wanted.counts(), range, settled);
    } catch (IllegalArgumentException e) {
      return MinuteValues.failed(range, api.broken(String.valueOf(e.getMessage())).failure());
    }
  }

  /** What the data source, or its plugin, said of one query. */
  private static SourceFailure failure(Wanted wanted, int status, String error) {
    String name = wanted.connected().name();
    String said = "The data source \"%s\" answered %d: %s".formatted(name, status, shortly(error));
    return switch (status) {
      case 401, 403 ->
          new SourceFailure(
              Cause.DENIED, said, "Mend its credentials, or their rights, in Grafana.");
      case 408, 504 ->
          new SourceFailure(Cause.TIMEOUT, said, "Look at its load, or make the query cheaper.");
      case 429 ->
          new SourceFailure(Cause.UNAVAILABLE, said, "It is asked again; see its rate limits.");
      default ->
          status >= 500
              ? new SourceFailure(
                  Cause.UNAVAILABLE, said, "Look at it in Grafana's Explore; it is asked again.")
              : new SourceFailure(
                  Cause.BAD_QUERY, said, "Try the query in Grafana's Explore and correct it.");
    };
  }

  private static String shortly(String text) {
    String plain = text.replaceAll("\\s+", " ").strip();
    return plain.isEmpty() ? "(no words)" : plain.substring(0, Math.min(300, plain.length()));
  }
}
