package io.andal.server.alert;

import io.andal.alert.group.Standing;
import io.andal.alert.label.Matcher;
import io.andal.alert.label.MatcherException;
import io.andal.alert.label.Matchers;
import io.andal.alert.silence.Silence;
import io.andal.alert.silence.SilenceException;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Audit;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sets and ends silences on a person's word, and writes down whose word it was. */
@Component
final class SilenceActions {
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST_MATCHERS = 64;

  private final AndalRuntime runtime;
  private final Audit audit;

  SilenceActions(AndalRuntime runtime, Audit audit) {
    this.runtime = runtime;
    this.audit = audit;
  }

  Silence set(
      List<String> matchers,
      Duration length,
      String reason,
      Principal who,
      HttpServletRequest request) {
    if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
      throw ApiException.badRequest(
          "A silence lasts from a second to " + LONGEST.toDays() + " days.");
    }
    if (reason.isBlank()) {
      throw ApiException.badRequest("A silence needs a reason.");
    }
    Instant now = runtime.clock().instant();
    try {
      Silence made =
          runtime
              .groups()
              .silence(
                  new Silence(
                      "", matchers(matchers), now, now.plus(length), now, who.getName(), reason));
      audit.record(
          who.getName(),
          "silence.set",
          made.id(),
          Origin.of(request),
          "ok",
          Matcher.text(made.matchers()) + " until " + made.endsAt());
      return made;
    } catch (SilenceException e) {
      throw ApiException.badRequest(e.getMessage() + ".");
    }
  }

  void end(String id, Principal who, HttpServletRequest request) {
    try {
      runtime.groups().expire(id);
    } catch (SilenceException e) {
      throw ApiException.notFound("silence '" + id + "' that could be ended here");
    }
    audit.record(who.getName(), "silence.end", id, Origin.of(request), "ok", "");
  }

  List<Matcher> matchers(List<String> texts) {
    List<Matcher> matchers = new ArrayList<>();
    try {
      for (String text : texts) {
        matchers.addAll(Matchers.parse(text));
      }
    } catch (MatcherException e) {
      throw ApiException.badRequest(e.getMessage() + ".");
    }
    if (matchers.isEmpty() || matchers.size() > MOST_MATCHERS) {
      throw ApiException.badRequest("A silence has 1 to " + MOST_MATCHERS + " matchers.");
    }
    return matchers;
  }

  /** The alerts that fire now and match. */
  List<Standing> hidden(List<Matcher> matchers) {
    return runtime.groups().standings().stream()
        .filter(standing -> Matcher.all(matchers, standing.alert().labels()))
        .toList();
  }
}
