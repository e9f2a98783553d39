package io.andal.server.alert;

import io.andal.alert.document.ScheduleDocuments;
import io.andal.alert.group.Standing;
import io.andal.alert.label.Labels;
import io.andal.alert.schedule.Schedule;
import io.andal.alert.schedule.Shift;
import io.andal.alert.store.NotificationStore;
import io.andal.server.AndalRuntime;
import io.andal.server.alert.FiringJson.HearingJson;
import io.andal.server.alert.FiringJson.MessageJson;
import io.andal.server.alert.FiringJson.OnCallJson;
import io.andal.server.alert.FiringJson.RouteJson;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts that fire, whoever told of them, and who hears of them. */
@RestController
@RequestMapping("/api/v1/alerts")
final class FiringResource {
  private static final int LARGEST_LIMIT = 499;
  private static final int LONGEST_LABELS = 8192;

  private final AndalRuntime runtime;
  private final AlertActions actions;

  FiringResource(AndalRuntime runtime, AlertActions actions) {
    this.runtime = runtime;
    this.actions = actions;
  }

  /** By fingerprint. */
  @GetMapping("/firing")
  Page<FiringJson> list(
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    int limit = Page.limit(asked, LARGEST_LIMIT);
    String after = Page.key(cursor).orElse("");
    List<FiringJson> found =
        runtime.groups().standings().stream()
            .map(FiringJson::of)
            .filter(alert -> alert.fingerprint().compareTo(after) > 0)
            .sorted(Comparator.comparing(FiringJson::fingerprint))
            .limit(limit + 1L)
            .toList();
    boolean more = found.size() > limit;
    return new Page<>(
        found.stream().limit(limit).toList(),
        more ? Page.cursor(found.get(limit - 1).fingerprint()) : null);
  }

  @GetMapping("/firing/{fingerprint}")
  FiringJson one(@PathVariable("fingerprint") String fingerprint) {
    return runtime
        .groups()
        .standing(AlertActions.fingerprint(fingerprint))
        .map(FiringJson::of)
        .orElseThrow(() -> ApiException.notFound("alert '" + fingerprint + "' that fires"));
  }

  /** Somebody takes it: it isn't repeated and doesn't escalate. */
  @PostMapping("/firing/{fingerprint}/acknowledge")
  FiringJson acknowledge(
      @PathVariable("fingerprint") String fingerprint, Principal who, HttpServletRequest request) {
    actions.acknowledge(fingerprint, who, request);
    return one(fingerprint);
  }

  /** Somebody says it is over; if its source says otherwise later it fires again. */
  @PostMapping("/firing/{fingerprint}/resolve")
  Map<String, String> resolve(
      @PathVariable("fingerprint") String fingerprint, Principal who, HttpServletRequest request) {
    actions.resolve(fingerprint, who, request);
    return Map.of("state", "resolved");
  }

  /**
   * Who would hear of an alert with the labels that the parameters {@code label} say, each {@code
   * name=value}.
   *
   * @param at when; now if not given
   */
  @GetMapping("/route")
  RouteJson route(
      HttpServletRequest request,
      @RequestParam(name = "at", required = false) @Nullable String at) {
    Instant time = at == null || at.isEmpty() ? runtime.clock().instant() : time(at);
    String[] given = request.getParameterValues("label");
    Labels labels = labels(given == null ? new String[0] : given);
    Standing standing = runtime.groups().would(labels, time);
    return new RouteJson(
        runtime.groups().hearing(labels, time).stream().map(HearingJson::of).toList(),
        standing.silencedBy(),
        standing.inhibitedBy());
  }

  private static Labels labels(String... given) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String label : given) {
      int equals = label.indexOf('=');
      if (equals < 1 || label.length() > LONGEST_LABELS) {
        throw ApiException.badRequest("label is NAME=VALUE, not '" + label + "'.");
      }
      labels.put(label.substring(0, equals), label.substring(equals + 1));
    }
    return Labels.of(labels);
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw ApiException.badRequest(
          "at is a time such as 2026-11-28T22:00:00+07:00, not '" + text + "'.");
    }
  }

  /** Who is on call, by schedule. */
  @GetMapping("/oncall")
  List<OnCallJson> onCall() {
    Instant now = runtime.clock().instant();
    return ScheduleDocuments.schedules(runtime.workspace().current()).stream()
        .map(schedule -> onCall(schedule, now))
        .toList();
  }

  private static OnCallJson onCall(Schedule schedule, Instant now) {
    Optional<Shift> shift = schedule.onCall(now);
    return new OnCallJson(
        schedule.name(),
        shift.map(s -> s.person().name()).orElse(null),
        shift.map(Shift::from).orElse(null),
        shift.map(Shift::to).orElse(null));
  }

  /** What was or is to be sent about groups, newest first. */
  @GetMapping("/messages")
  Page<MessageJson> messages(
      @RequestParam(name = "group", required = false) @Nullable String group,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    int limit = Page.limit(asked, LARGEST_LIMIT);
    List<NotificationStore.Sent> found =
        runtime
            .groups()
            .messages(
                Optional.ofNullable(group).filter(id -> !id.isEmpty()),
                Page.key(cursor),
                limit + 1);
    boolean more = found.size() > limit;
    return new Page<>(
        found.stream().limit(limit).map(MessageJson::of).toList(),
        more ? Page.cursor(found.get(limit - 1).id()) : null);
  }
}
