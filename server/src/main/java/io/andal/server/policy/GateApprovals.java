package io.andal.server.policy;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Audit;
import io.andal.server.security.Origin;
import io.andal.slo.policy.Approval;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Approves and revokes on a person's word, and writes down whose word it was. */
@Component
final class GateApprovals {
  private final AndalRuntime runtime;
  private final Audit audit;

  GateApprovals(AndalRuntime runtime, Audit audit) {
    this.runtime = runtime;
    this.audit = audit;
  }

  /**
   * @param subject {@code service/NAME} or {@code slo/NAME}
   * @throws ApiException if there is no such thing, or no reason, or no end
   */
  Approval approve(
      String subject, String reason, Instant until, Principal who, HttpServletRequest request) {
    if (!isKnown(subject)) {
      throw ApiException.notFound(subject.replaceFirst("/.*", "") + " '" + name(subject) + "'");
    }
    Approval approval;
    try {
      approval = runtime.slos().gatekeeper().approve(subject, reason, who.getName(), until);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(String.valueOf(e.getMessage()));
    }
    audit.record(
        who.getName(),
        "gate.approve",
        subject,
        Origin.of(request),
        "ok",
        "approval %d until %s: %s".formatted(approval.id(), until, approval.reason()));
    return approval;
  }

  /** Takes an approval back; false if there is none that holds. */
  boolean revoke(long id, Principal who, HttpServletRequest request) {
    boolean revoked = runtime.slos().gatekeeper().revoke(id, who.getName());
    if (revoked) {
      audit.record(who.getName(), "gate.revoke", "approval/" + id, Origin.of(request), "ok", "");
    }
    return revoked;
  }

  private boolean isKnown(String subject) {
    return subject.startsWith("service/")
        ? runtime.slos().gateForService(name(subject)).isPresent()
        : runtime.slos().find(name(subject)).isPresent();
  }

  private static String name(String subject) {
    return subject.substring(subject.indexOf('/') + 1);
  }
}
