package io.andal.server.alert;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The button on an alert's page that sends its messages again. */
@Controller
final class RetryForm {
  private final DeliveryRetries retries;

  RetryForm(DeliveryRetries retries) {
    this.retries = retries;
  }

  @PostMapping("/alerts/{id}/retry")
  String retry(@PathVariable String id, Principal who, HttpServletRequest request) {
    retries.retry(id, who, request);
    return "redirect:/alerts/" + id;
  }
}
