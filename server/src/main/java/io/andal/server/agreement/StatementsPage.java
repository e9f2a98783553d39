package io.andal.server.agreement;

import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Statements: of one period of an agreement, or of a customer's month. */
@Controller
final class StatementsPage {
  private final Statements statements;

  StatementsPage(Statements statements) {
    this.statements = statements;
  }

  @GetMapping("/agreements/{name}/statements/{period}")
  String one(
      Model model,
      Voice voice,
      @PathVariable String name,
      @PathVariable String period,
      @RequestParam(defaultValue = "0") int revision) {
    return page(
        model,
        found(name, period, revision, voice),
        "/agreements/" + name + "/statements/" + period,
        revision,
        voice);
  }

  @GetMapping("/agreements/{name}/statements/{period}/pdf")
  ResponseEntity<byte[]> pdf(
      Voice voice,
      @PathVariable String name,
      @PathVariable String period,
      @RequestParam(defaultValue = "0") int revision) {
    return statements.pdf(name + "-" + period, found(name, period, revision, voice), voice);
  }

  @GetMapping("/agreements/{name}/statements/{period}/csv")
  ResponseEntity<String> csv(
      Voice voice,
      @PathVariable String name,
      @PathVariable String period,
      @RequestParam(defaultValue = "0") int revision) {
    return Statements.csv(name + "-" + period, found(name, period, revision, voice));
  }

  @GetMapping("/customers/{customer}/statements/{month}")
  String month(
      Model model, Voice voice, @PathVariable String customer, @PathVariable String month) {
    return page(
        model,
        ofCustomer(customer, month, voice),
        "/customers/" + customer + "/statements/" + month,
        0,
        voice);
  }

  @GetMapping("/customers/{customer}/statements/{month}/pdf")
  ResponseEntity<byte[]> monthPdf(
      Voice voice, @PathVariable String customer, @PathVariable String month) {
    return statements.pdf(customer + "-" + month, ofCustomer(customer, month, voice), voice);
  }

  @GetMapping("/customers/{customer}/statements/{month}/csv")
  ResponseEntity<String> monthCsv(
      Voice voice, @PathVariable String customer, @PathVariable String month) {
    return Statements.csv(customer + "-" + month, ofCustomer(customer, month, voice));
  }

  private static String page(
      Model model, List<Statements.Found> found, String here, int revision, Voice voice) {
    String asked = revision > 0 ? "?revision=" + revision : "";
    model.addAttribute("view", StatementView.of(found, voice));
    model.addAttribute("pdf", here + "/pdf" + asked);
    model.addAttribute("csv", here + "/csv" + asked);
    model.addAttribute("issue", revision == 0 ? issue(found) : "");
    return "statement";
  }

  /** Where it can be issued: closed, measured, and not yet issued as it is. */
  private static String issue(List<Statements.Found> found) {
    if (found.size() > 1) {
      return "";
    }
    Statements.Found one = found.getFirst();
    boolean open =
        !one.statement().draft()
            && !one.statement().attained().isEmpty()
            && (one.issued().isEmpty() || one.changedSince());
    return open
        ? "/agreements/" + one.statement().agreement() + "/statements/" + one.statement().period()
        : "";
  }

  private List<Statements.Found> found(String name, String period, int revision, Voice voice) {
    return List.of(
        statements
            .one(name, period, revision)
            .orElseThrow(() -> new NotHere(voice.say("error.no-statement", name, period))));
  }

  private List<Statements.Found> ofCustomer(String customer, String month, Voice voice) {
    List<Statements.Found> found;
    try {
      found = statements.ofCustomer(customer, YearMonth.parse(month));
    } catch (DateTimeException e) {
      found = List.of();
    }
    if (found.isEmpty()) {
      throw new NotHere(voice.say("error.no-statement", customer, month));
    }
    return found;
  }
}
