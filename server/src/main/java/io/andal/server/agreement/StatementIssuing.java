package io.andal.server.agreement;

import io.andal.agreement.AgreementException;
import io.andal.agreement.AgreementService;
import io.andal.agreement.IssuedStatement;
import io.andal.server.api.ApiException;
import io.andal.server.security.Audit;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Component;

/** Issues statements on a person's word, and writes down whose word it was. */
@Component
final class StatementIssuing {
  private final AgreementService agreements;
  private final Audit audit;

  StatementIssuing(AgreementService agreements, Audit audit) {
    this.agreements = agreements;
    this.audit = audit;
  }

  /**
   * @throws ApiException if there is no such agreement, or no statement can be issued now
   */
  IssuedStatement issue(
      String agreement, String period, String note, Principal who, HttpServletRequest request) {
    if (agreements.find(agreement).isEmpty()) {
      throw ApiException.notFound("agreement '" + agreement + "'");
    }
    try {
      IssuedStatement issued = agreements.issue(agreement, period, who.getName(), note);
      audit.record(
          who.getName(),
          "statement.issue",
          agreement + "/" + period,
          Origin.of(request),
          "ok",
          "revision " + issued.revision());
      return issued;
    } catch (AgreementException e) {
      throw ApiException.conflict(String.valueOf(e.getMessage()));
    }
  }
}
