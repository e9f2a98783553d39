package io.andal.alert.alertmanager;

import io.andal.alert.group.ReceivedAlert;
import io.andal.alert.label.Labels;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Makes an alert of what was posted, as Alertmanager does (api/v2: postAlertsHandler).
 *
 * @param resolveTimeout how long an alert fires that nobody tells of again
 */
record AlertReader(Instant now, Duration resolveTimeout) {
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** What is wrong with one alert; the others are taken. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }
  }

  /** What was posted, and what is wrong with the rest. */
  record Read(List<ReceivedAlert> valid, List<String> wrong) {}

  /**
   * Reads a list of alerts.
   *
   * @param json at the beginning of the list; stands at its end afterwards
   */
  Read all(JsonParser json) {
    Read read = new Read(new ArrayList<>(), new ArrayList<>());
    Posted.Texts texts = new Posted.Texts();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Posted posted = new Posted(texts);
      try {
        posted.read(json);
        read.valid.add(alert(posted));
      } catch (Invalid e) {
        read.wrong.add(String.valueOf(e.getMessage()));
      }
    }
    return read;
  }

  private ReceivedAlert alert(Posted posted) throws Invalid {
    Labels labels = Labels.of(posted.labels());
    Optional<Instant> start = time(posted.startsAt(), "startsAt");
    Optional<Instant> end = time(posted.endsAt(), "endsAt");
    Instant startsAt = start.or(() -> end).orElse(now);
    Instant endsAt = end.orElseGet(() -> now.plus(resolveTimeout));
    if (labels.isEmpty()) {
      throw new Invalid("at least one label pair required");
    }
    if (endsAt.isBefore(startsAt)) {
      throw new Invalid("start time must be before end time");
    }
    return ReceivedAlert.of(
        labels, posted.annotations(), startsAt, endsAt, now, end.isEmpty(), posted.generatorUrl());
  }

  /** Go writes a time that isn't set as one in the year 1. */
  private static Optional<Instant> time(String text, String what) throws Invalid {
    if (text.isEmpty() || text.startsWith("0001-01-01T00:00:00")) {
      return Optional.empty();
    }
    try {
      Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
        throw new Invalid(what + " '" + text + "' is not between 1970 and 9999");
      }
      return Optional.of(time);
    } catch (DateTimeException e) {
      Invalid invalid =
          new Invalid(what + " '" + text + "' is no time, such as 2026-11-28T12:00:00Z");
      invalid.initCause(e);
      throw invalid;
    }
  }
}
