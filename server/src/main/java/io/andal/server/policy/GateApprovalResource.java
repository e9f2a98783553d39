package io.andal.server.policy;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.server.api.Times;
import io.andal.slo.policy.Approval;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Approvals: given, listed, taken back. */
@RestController
@RequestMapping("/api/v1/gate/approvals")
final class GateApprovalResource {
  private static final Duration LISTED = Duration.ofDays(30);

  private final AndalRuntime runtime;
  private final GateApprovals approvals;

  GateApprovalResource(AndalRuntime runtime, GateApprovals approvals) {
    this.runtime = runtime;
    this.approvals = approvals;
  }

  /** Those that hold or ended within 30 days, newest first. */
  @GetMapping
  Page<ApprovalJson> list() {
    return new Page<>(
        runtime.slos().gatekeeper().approvals(LISTED).stream().map(ApprovalJson::of).toList(),
        null);
  }

  /**
   * @param until ISO time
   */
  record NewApproval(
      @Nullable String service,
      @Nullable String slo,
      @Nullable String reason,
      @Nullable String until) {}

  @PostMapping
  ResponseEntity<ApprovalJson> approve(
      @RequestBody NewApproval body, Principal who, HttpServletRequest request) {
    if ((body.service() == null) == (body.slo() == null)) {
      throw ApiException.badRequest("Write service or slo: what may be released.");
    }
    if (body.until() == null) {
      throw ApiException.badRequest("An approval has an end: until, at most 7 days from now.");
    }
    Approval approval =
        approvals.approve(
            body.service() == null ? "slo/" + body.slo() : "service/" + body.service(),
            body.reason() == null ? "" : body.reason(),
            Times.parse("until", body.until()),
            who,
            request);
    return ResponseEntity.status(201).body(ApprovalJson.of(approval));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> revoke(
      @PathVariable("id") long id, Principal who, HttpServletRequest request) {
    if (!approvals.revoke(id, who, request)) {
      throw ApiException.notFound("approval %d that holds".formatted(id));
    }
    return ResponseEntity.noContent().build();
  }

  /** An approval, as REST tells it. */
  record ApprovalJson(
      long id,
      String subject,
      String reason,
      String approvedBy,
      Instant approvedAt,
      Instant until,
      @Nullable String revokedBy,
      @Nullable Instant revokedAt) {
    static ApprovalJson of(Approval approval) {
      return new ApprovalJson(
          approval.id(),
          approval.subject(),
          approval.reason(),
          approval.by(),
          approval.at(),
          approval.until(),
          approval.revoked().map(Approval.Revocation::by).orElse(null),
          approval.revoked().map(Approval.Revocation::at).orElse(null));
    }
  }
}
