package io.andal.alert.alertmanager;

import io.andal.alert.group.Dispatcher;
import io.andal.alert.group.GroupService;
import io.andal.alert.group.Standing;
import io.andal.alert.group.TooManyAlertsException;
import io.andal.alert.label.Matcher;
import io.andal.alert.label.MatcherException;
import io.andal.alert.route.Route;
import io.andal.alert.silence.Silence;
import io.andal.alert.silence.SilenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alertmanager's API v2, and its webhook as a way in: bytes in, answers out. Thread-safe. */
public final class AlertmanagerApi {
  /** The largest body that is taken. */
  public static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

  /** Alertmanager's default for {@code resolve_timeout}. */
  public static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final GroupService groups;
  private final Clock clock;
  private final Duration resolveTimeout;
  private final Instant started;

  /**
   * @param resolveTimeout how long an alert fires that nobody tells of again, and of which nobody
   *     said when it ends
   */
  public AlertmanagerApi(GroupService groups, Clock clock, Duration resolveTimeout) {
    this.resolveTimeout = resolveTimeout;
    this.groups = groups;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** {@code POST /api/v2/alerts}: what is valid is stored, even if something else isn't. */
  public Answer postAlerts(byte[] body) {
    if (body.length > MAX_BODY_BYTES) {
      return tooLarge();
    }
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        return malformed("the body should be a list of alerts");
      }
      AlertReader.Read read = reader().all(json);
      return json.nextToken() == null
          ? take(read)
          : malformed("parsing alerts body failed, because something follows the list");
    } catch (JacksonException e) {
      return malformed("parsing alerts body failed, because " + e.getOriginalMessage());
    }
  }

  /** The webhook, version 4, as another Alertmanager or Grafana sends it. */
  public Answer webhook(byte[] body) {
    if (body.length > MAX_BODY_BYTES) {
      return tooLarge();
    }
    JsonNode posted;
    try {
      posted = JSON.readTree(body);
    } catch (JacksonException e) {
      return malformed("parsing the webhook's body failed, because " + e.getOriginalMessage());
    }
    if (!posted.path("version").asString("").equals("4") || !posted.path("alerts").isArray()) {
      return malformed(
          "the body should be Alertmanager's webhook, version \"4\", with a list of alerts");
    }
    try (JsonParser json = JSON.treeAsTokens(posted.path("alerts"))) {
      json.nextToken();
      return take(reader().all(json));
    }
  }

  private AlertReader reader() {
    return new AlertReader(Instant.ofEpochMilli(clock.millis()), resolveTimeout);
  }

  private Answer take(AlertReader.Read read) {
    List<String> wrong = read.wrong();
    try {
      groups.receive(read.valid());
    } catch (TooManyAlertsException e) {
      return Answer.refused(429, String.valueOf(e.getMessage()));
    }
    if (wrong.isEmpty()) {
      return Answer.DONE;
    }
    List<String> told = wrong.subList(0, Math.min(100, wrong.size()));
    return Answer.refused(400, String.join("; ", told));
  }

  /** {@code GET /api/v2/alerts}. */
  public Answer alerts(AlertQuery query) {
    try {
      AlertQuery.Wanted wanted = query.wanted();
      ArrayNode list = JSON.createArrayNode();
      groups.standings().stream()
          .filter(wanted::takes)
          .sorted(AlertmanagerApi::byFingerprint)
          .forEach(standing -> list.add(AlertmanagerJson.alert(standing)));
      return Answer.of(list);
    } catch (MatcherException e) {
      return Answer.refused(400, String.valueOf(e.getMessage()));
    }
  }

  /** {@code GET /api/v2/alerts/groups}. */
  public Answer alertGroups(AlertQuery query) {
    try {
      AlertQuery.Wanted wanted = query.wanted();
      Map<Long, Standing> standings = new HashMap<>();
      groups.standings().forEach(s -> standings.put(s.alert().fingerprint(), s));
      ArrayNode list = JSON.createArrayNode();
      List<Dispatcher.GroupView> found = new ArrayList<>(groups.groups());
      found.sort(
          Comparator.comparing(
                  (Dispatcher.GroupView group) -> group.state().labels(), LabelOrder.INSTANCE)
              .thenComparing(Dispatcher.GroupView::receiver));
      for (Dispatcher.GroupView group : found) {
        List<Standing> alerts =
            group.alerts().stream()
                .map(standings::get)
                .filter(standing -> standing != null && wanted.takes(standing))
                .sorted(AlertmanagerApi::byFingerprint)
                .toList();
        if (!alerts.isEmpty() && wanted.takesReceiver(group.receiver())) {
          list.add(AlertmanagerJson.group(group, alerts));
        }
      }
      return Answer.of(list);
    } catch (MatcherException e) {
      return Answer.refused(400, String.valueOf(e.getMessage()));
    }
  }

  /** {@code GET /api/v2/receivers}. */
  public Answer receivers() {
    ArrayNode list = JSON.createArrayNode();
    groups.routing().root().all().stream()
        .map(Route::receiver)
        .distinct()
        .sorted()
        .forEach(name -> list.addObject().put("name", name));
    return Answer.of(list);
  }

  /**
   * {@code GET /api/v2/status}.
   *
   * @param configuration the documents that hold, as text
   */
  public Answer status(String version, String configuration) {
    ObjectNode status = JSON.createObjectNode();
    ObjectNode cluster = status.putObject("cluster");
    cluster.put("status", "disabled");
    cluster.putArray("peers");
    status.putObject("config").put("original", configuration);
    status.put("uptime", AlertmanagerJson.time(started));
    ObjectNode info = status.putObject("versionInfo");
    info.put("branch", "");
    info.put("buildDate", "");
    info.put("buildUser", "");
    info.put("goVersion", "");
    info.put("revision", "");
    info.put("version", version);
    return Answer.of(status);
  }

  /** {@code GET /api/v2/silences}: those that hold first, soonest to end first. */
  public Answer silences(List<String> filters) {
    try {
      List<Matcher> matchers = AlertQuery.matchers(filters);
      Instant now = clock.instant();
      ArrayNode list = JSON.createArrayNode();
      groups.silences().stream()
          .filter(silence -> SilenceJson.chosen(silence, matchers))
          .sorted(
              Comparator.comparingInt((Silence silence) -> SilenceJson.order(silence, now))
                  .thenComparing(Silence::endsAt))
          .forEach(silence -> list.add(SilenceJson.write(silence, now)));
      return Answer.of(list);
    } catch (MatcherException e) {
      return Answer.refused(400, String.valueOf(e.getMessage()));
    }
  }

  /** {@code GET /api/v2/silence/ID}. */
  public Answer silence(String id) {
    try {
      return Answer.of(SilenceJson.write(groups.find(id), clock.instant()));
    } catch (SilenceException e) {
      return Answer.refused(404, String.valueOf(e.getMessage()));
    }
  }

  /**
   * {@code POST /api/v2/silences}.
   *
   * @param who made the request
   */
  public Answer postSilence(byte[] body, String who) {
    if (body.length > MAX_BODY_BYTES) {
      return tooLarge();
    }
    try {
      Silence wanted = SilenceJson.read(JSON.readTree(body), clock.instant(), who);
      ObjectNode answer = JSON.createObjectNode();
      answer.put("silenceID", groups.silence(wanted).id());
      return Answer.of(answer);
    } catch (JacksonException e) {
      return malformed("parsing the silence failed, because " + e.getOriginalMessage());
    } catch (MatcherException | IllegalArgumentException e) {
      return Answer.refused(400, "silence invalid: " + e.getMessage());
    } catch (SilenceException e) {
      return Answer.refused(e.isUnknown() ? 404 : 400, String.valueOf(e.getMessage()));
    }
  }

  /** {@code DELETE /api/v2/silence/ID}: it ends now. */
  public Answer deleteSilence(String id) {
    try {
      groups.expire(id);
      return Answer.DONE;
    } catch (SilenceException e) {
      return Answer.refused(404, String.valueOf(e.getMessage()));
    }
  }

  private static int byFingerprint(Standing left, Standing right) {
    return Long.compareUnsigned(left.alert().fingerprint(), right.alert().fingerprint());
  }

  private static Answer malformed(String why) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("code", 400);
    answer.put("message", why);
    return new Answer(400, Optional.of(answer));
  }

  private static Answer tooLarge() {
    return Answer.refused(413, "a body has at most " + MAX_BODY_BYTES + " bytes");
  }
}
