package io.andal.server.agreement;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The button that issues a statement. */
@Controller
final class IssueForm {
  private final StatementIssuing issuing;

  IssueForm(StatementIssuing issuing) {
    this.issuing = issuing;
  }

  @PostMapping("/agreements/{name}/statements/{period}")
  String issue(
      @PathVariable String name,
      @PathVariable String period,
      @RequestParam(defaultValue = "") String note,
      Principal who,
      HttpServletRequest request) {
    issuing.issue(name, period, note, who, request);
    return "redirect:"
        + UriComponentsBuilder.fromPath("/agreements/{name}/statements/{period}")
            .buildAndExpand(name, period)
            .encode()
            .toUriString();
  }
}
