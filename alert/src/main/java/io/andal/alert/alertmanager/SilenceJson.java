package io.andal.alert.alertmanager;

import io.andal.alert.label.Labels;
import io.andal.alert.label.Matcher;
import io.andal.alert.label.MatcherException;
import io.andal.alert.silence.Silence;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Silences as Alertmanager's API v2 reads and writes them. */
final class SilenceJson {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 8192;

  private SilenceJson() {}

  static ObjectNode write(Silence silence, Instant now) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", silence.id());
    json.putObject("status").put("state", silence.state(now).word());
    json.put("updatedAt", AlertmanagerJson.time(silence.updatedAt()));
    json.put("comment", silence.comment());
    json.put("createdBy", silence.createdBy());
    json.put("endsAt", AlertmanagerJson.time(silence.endsAt()));
    ArrayNode matchers = json.putArray("matchers");
    for (Matcher matcher : silence.matchers()) {
      ObjectNode one = matchers.addObject();
      one.put("isEqual", matcher.comparison().positive());
      one.put("isRegex", matcher.comparison().regex());
      one.put("name", matcher.name());
      one.put("value", matcher.value());
    }
    json.put("startsAt", AlertmanagerJson.time(silence.startsAt()));
    return json;
  }

  /**
   * @throws IllegalArgumentException if something is missing; the message says what
   */
  static Silence read(JsonNode json, Instant now, String who) throws MatcherException {
    List<Matcher> matchers = new ArrayList<>();
    for (JsonNode one : json.path("matchers")) {
      boolean regex = one.path("isRegex").asBoolean(false);
      boolean equal = one.path("isEqual").asBoolean(true);
      matchers.add(
          Matcher.of(
              text(one.path("name")),
              Matcher.Comparison.of(regex, equal),
              text(one.path("value"))));
    }
    String by = text(json.path("createdBy"));
    return new Silence(
        text(json.path("id")),
        matchers,
        json.has("startsAt") ? time(json, "startsAt") : now.truncatedTo(ChronoUnit.MILLIS),
        time(json, "endsAt"),
        now,
        by.isBlank() ? who : by,
        text(json.path("comment")));
  }

  private static String text(JsonNode node) {
    String text = node.asString("");
    if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a text has at most " + LONGEST + " characters, none NUL");
    }
    return text;
  }

  private static Instant time(JsonNode json, String name) {
    String text = json.path(name).asString("");
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + " '" + text + "' is no time, such as 2026-11-28T12:00:00Z", e);
    }
  }

  /** Whether the silence's own words match, taken as labels: what clients filter by. */
  static boolean chosen(Silence silence, List<Matcher> filters) {
    TreeMap<String, String> words = new TreeMap<>();
    silence.matchers().forEach(matcher -> words.put(matcher.name(), matcher.value()));
    return Matcher.all(filters, Labels.of(words));
  }

  static int order(Silence silence, Instant now) {
    return switch (silence.state(now)) {
      case ACTIVE -> 0;
      case PENDING -> 1;
      case EXPIRED -> 2;
    };
  }
}
