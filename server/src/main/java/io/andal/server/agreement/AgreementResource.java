package io.andal.server.agreement;

import io.andal.agreement.Agreement;
import io.andal.agreement.AgreementService;
import io.andal.agreement.Period;
import io.andal.server.agreement.AgreementJson.PeriodJson;
import io.andal.server.agreement.AgreementJson.StatementJson;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.server.web.Voice;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Agreements, their periods and statements. */
@RestController
@RequestMapping("/api/v1/agreements")
final class AgreementResource {
  private static final int LARGEST_LIMIT = 200;

  private final AgreementService agreements;
  private final Statements statements;
  private final StatementIssuing issuing;

  AgreementResource(AgreementService agreements, Statements statements, StatementIssuing issuing) {
    this.agreements = agreements;
    this.statements = statements;
    this.issuing = issuing;
  }

  @GetMapping
  Page<AgreementJson> list(
      @RequestParam(name = "customer", required = false) @Nullable String customer,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    int limit = Page.limit(asked, LARGEST_LIMIT);
    String after = Page.key(cursor).orElse("");
    List<Agreement> found =
        agreements.agreements().stream()
            .filter(each -> each.name().compareTo(after) > 0)
            .filter(
                each ->
                    customer == null
                        || customer.isEmpty()
                        || each.customer().name().equals(customer))
            .limit(limit + 1L)
            .toList();
    return new Page<>(
        found.stream().limit(limit).map(each -> AgreementJson.of(agreements, each)).toList(),
        found.size() > limit ? Page.cursor(found.get(limit - 1).name()) : null);
  }

  @GetMapping("/{name}")
  AgreementJson one(@PathVariable("name") String name) {
    return AgreementJson.of(agreements, existing(name));
  }

  @GetMapping("/{name}/periods")
  Page<PeriodJson> periods(
      @PathVariable("name") String name,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    existing(name);
    int limit = Page.limit(asked == null ? Integer.valueOf(12) : asked, LARGEST_LIMIT);
    Optional<String> before = Page.key(cursor);
    List<Period> found =
        agreements.periods(name).stream()
            .filter(period -> before.map(id -> period.id().compareTo(id) < 0).orElse(true))
            .limit(limit + 1L)
            .toList();
    return new Page<>(
        found.stream().limit(limit).map(period -> json(name, period.id())).toList(),
        found.size() > limit ? Page.cursor(found.get(limit - 1).id()) : null);
  }

  @GetMapping("/{name}/periods/{period}")
  PeriodJson period(@PathVariable("name") String name, @PathVariable("period") String period) {
    existing(name);
    return json(name, period);
  }

  private PeriodJson json(String name, String period) {
    return agreements
        .account(name, period)
        .map(PeriodJson::of)
        .orElseThrow(() -> ApiException.notFound("period '" + period + "' of '" + name + "'"));
  }

  /** Issued ones, the latest period and revision first. */
  @GetMapping("/{name}/statements")
  Page<StatementJson> issued(@PathVariable("name") String name) {
    return new Page<>(
        agreements.issued(name).stream().map(each -> StatementJson.of(each, false)).toList(), null);
  }

  @GetMapping("/{name}/statements/{period}")
  StatementJson statement(
      @PathVariable("name") String name,
      @PathVariable("period") String period,
      @RequestParam(name = "revision", required = false) @Nullable Integer revision) {
    return statements
        .one(name, period, revision == null ? 0 : revision)
        .map(Statements.Found::json)
        .orElseThrow(() -> ApiException.notFound("statement for '" + period + "' of " + name));
  }

  @GetMapping("/{name}/statements/{period}/csv")
  ResponseEntity<String> csv(
      @PathVariable("name") String name,
      @PathVariable("period") String period,
      @RequestParam(name = "revision", required = false) @Nullable Integer revision) {
    return statements
        .one(name, period, revision == null ? 0 : revision)
        .map(found -> Statements.csv(name + "-" + period, List.of(found)))
        .orElseThrow(() -> ApiException.notFound("statement for '" + period + "' of " + name));
  }

  @GetMapping("/{name}/statements/{period}/pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable("name") String name,
      @PathVariable("period") String period,
      @RequestParam(name = "revision", required = false) @Nullable Integer revision,
      Voice voice) {
    return statements
        .one(name, period, revision == null ? 0 : revision)
        .map(found -> statements.pdf(name + "-" + period, List.of(found), voice))
        .orElseThrow(() -> ApiException.notFound("statement for '" + period + "' of " + name));
  }

  /** Freezes what a closed period comes to. */
  @PostMapping("/{name}/statements/{period}")
  @ResponseStatus(HttpStatus.CREATED)
  StatementJson issue(
      @PathVariable("name") String name,
      @PathVariable("period") String period,
      @RequestBody(required = false) @Nullable Note note,
      Principal who,
      HttpServletRequest request) {
    String why = note == null || note.note() == null ? "" : note.note();
    return StatementJson.of(issuing.issue(name, period, why, who, request), false);
  }

  /** Why a statement is issued. */
  record Note(@Nullable String note) {}

  private Agreement existing(String name) {
    return agreements
        .find(name)
        .orElseThrow(() -> ApiException.notFound("agreement '" + name + "'"));
  }
}
