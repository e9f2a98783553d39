package io.andal.server.grafana;

import io.andal.server.grafana.EventOutbox.Row;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.grafana.GrafanaApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a Grafana the events that wait, each once: one that may have arrived before is looked for
 * by its own tag first. Not thread-safe.
 */
final class EventSender {
  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofDays(3);
  private static final int FEWEST_ATTEMPTS = 20;

  private final EventOutbox outbox;

  EventSender(EventOutbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Tells what is due, until Grafana fails.
   *
   * @return how it failed; empty if all went well
   */
  Optional<SourceFailure> send(String target, GrafanaApi api, Instant now)
      throws InterruptedException {
    Optional<SourceFailure> refused = Optional.empty();
    for (Row row : outbox.due(target, now)) {
      try {
        tell(row, api);
      } catch (SourceException e) {
        SourceFailure failure = e.failure();
        // The text of one event may be refused; anything else concerns all of them.
        boolean own = failure.cause() == Cause.BAD_QUERY;
        outbox.failed(row, own ? Optional.empty() : next(row, failure, now), failure.message());
        if (!own) {
          return Optional.of(failure);
        }
        refused = Optional.of(failure);
      }
    }
    return refused;
  }

  private void tell(Row row, GrafanaApi api) throws SourceException, InterruptedException {
    Optional<Long> there = row.remoteId();
    if (there.isEmpty() && row.attempts() > 0) {
      there = find(row, api);
    }
    outbox.trying(row);
    if (there.isEmpty()) {
      outbox.told(row, Optional.of(add(row, api)));
    } else {
      if (row.event().to().isPresent() && !row.event().to().equals(row.toldTo())) {
        end(row, there.get(), api);
      }
      outbox.told(row, there);
    }
  }

  private static Optional<Long> find(Row row, GrafanaApi api)
      throws SourceException, InterruptedException {
    long from = row.event().from().toEpochMilli();
    JsonNode found =
        api.get(
            "/api/annotations?limit=10&tags=andal&tags=%s&from=%d&to=%d"
                .formatted(GrafanaApi.segment(tag(row)), from - 1, from + 1));
    return found.isArray() && !found.isEmpty()
        ? Optional.of(found.get(0).path("id").asLong(0)).filter(id -> id > 0)
        : Optional.empty();
  }

  private static long add(Row row, GrafanaApi api) throws SourceException, InterruptedException {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("time", row.event().from().toEpochMilli());
    row.event().to().ifPresent(to -> body.put("timeEnd", to.toEpochMilli()));
    ArrayNode tags = body.putArray("tags");
    row.event().tags().forEach(tags::add);
    tags.add(tag(row));
    body.put("text", row.event().text());
    GrafanaApi.Answer answer = api.ask("POST", "/api/annotations", Optional.of(body));
    long id = answer.body().path("id").asLong(0);
    if (!answer.done() || id == 0) {
      throw new SourceException(failure(api, answer));
    }
    return id;
  }

  private static void end(Row row, long id, GrafanaApi api)
      throws SourceException, InterruptedException {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("timeEnd", row.event().to().orElseThrow().toEpochMilli());
    GrafanaApi.Answer answer = api.ask("PATCH", "/api/annotations/" + id, Optional.of(body));
    // Somebody may have deleted it there: then nobody wants to see its end.
    if (!answer.done() && answer.status() != 404) {
      throw new SourceException(failure(api, answer));
    }
  }

  private static SourceFailure failure(GrafanaApi api, GrafanaApi.Answer answer) {
    SourceFailure failure = api.failure(answer);
    return failure.cause() == Cause.DENIED
        ? new SourceFailure(
            Cause.DENIED,
            failure.message(),
            "Give the service account the role Editor, or annotations:create, annotations:write"
                + " and annotations:read with the scope annotations:type:organization.")
        : failure;
  }

  /** What the same event has in every attempt. */
  private static String tag(Row row) {
    String all = row.target() + "\n" + row.event().key();
    return "andal:"
        + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 13);
  }

  /** After 15 seconds, then twice as long each time up to half an hour, for three days. */
  private static Optional<Instant> next(Row row, SourceFailure failure, Instant now) {
    boolean old = Duration.between(row.createdAt(), now).compareTo(PATIENCE) >= 0;
    if (old && row.attempts() >= FEWEST_ATTEMPTS) {
      return Optional.empty();
    }
    long own = Math.min(FIRST.toMillis() << Math.min(row.attempts(), 20), LONGEST.toMillis());
    long wait = (long) (own * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    long asked = failure.retryAfter().map(Duration::toMillis).orElse(0L);
    return Optional.of(now.plusMillis(Math.max(wait, asked)));
  }
}
