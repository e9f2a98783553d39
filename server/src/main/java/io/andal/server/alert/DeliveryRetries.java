package io.andal.server.alert;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Audit;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Component;

/** Tries messages again on a person's word, and writes down whose word it was. */
@Component
final class DeliveryRetries {
  private final AndalRuntime runtime;
  private final Audit audit;

  DeliveryRetries(AndalRuntime runtime, Audit audit) {
    this.runtime = runtime;
    this.audit = audit;
  }

  /** Tries one message again. */
  void resend(String message, Principal who, HttpServletRequest request) {
    if (!runtime.deadLetters().resend(message)) {
      throw ApiException.notFound("message '" + message + "' with anything left to tell");
    }
    audit.record(who.getName(), "alert.resend", message, Origin.of(request), "ok", "");
  }

  /**
   * @return how many messages will be tried
   */
  int retry(String alert, Principal who, HttpServletRequest request) {
    if (runtime.alerts().find(alert).isEmpty()) {
      throw ApiException.notFound("alert '" + alert + "'");
    }
    int messages = runtime.outbox().retry(alert);
    audit.record(
        who.getName(), "alert.retry", alert, Origin.of(request), "ok", messages + " messages");
    return messages;
  }
}
