package io.andal.server.alert;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Audit;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Component;

/** What people do about alerts that fire, and a note of whose word it was. */
@Component
final class AlertActions {
  private final AndalRuntime runtime;
  private final Audit audit;

  AlertActions(AndalRuntime runtime, Audit audit) {
    this.runtime = runtime;
    this.audit = audit;
  }

  void acknowledge(String fingerprint, Principal who, HttpServletRequest request) {
    if (!runtime.groups().acknowledge(fingerprint(fingerprint), who.getName())) {
      throw ApiException.notFound("alert '" + fingerprint + "' that fires");
    }
    audit.record(who.getName(), "alert.acknowledge", fingerprint, Origin.of(request), "ok", "");
  }

  void resolve(String fingerprint, Principal who, HttpServletRequest request) {
    boolean own =
        runtime
            .groups()
            .standing(fingerprint(fingerprint))
            .map(s -> s.alert().isOwn())
            .orElse(false);
    if (own) {
      throw ApiException.conflict(
          "the alert is one of Andal's own, and ends when what it tells of ends; acknowledge it, or"
              + " set a silence.");
    }
    if (!runtime.groups().resolve(fingerprint(fingerprint))) {
      throw ApiException.notFound("alert '" + fingerprint + "' that fires");
    }
    audit.record(who.getName(), "alert.resolve", fingerprint, Origin.of(request), "ok", "");
  }

  static long fingerprint(String text) {
    if (!text.matches("[0-9a-f]{16}")) {
      throw ApiException.badRequest("a fingerprint has 16 hex digits, unlike '" + text + "'.");
    }
    return Long.parseUnsignedLong(text, 16);
  }
}
