package io.andal.server.agreement;

import io.andal.agreement.Account;
import io.andal.agreement.Agreement;
import io.andal.agreement.AgreementService;
import io.andal.agreement.Finding;
import io.andal.agreement.Forecast;
import io.andal.agreement.Statement;
import io.andal.server.web.Voice;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What did we promise, and was it kept? */
@Controller
final class AgreementsPage {
  private static final int PAGE = 25;

  private final AgreementService agreements;

  AgreementsPage(AgreementService agreements) {
    this.agreements = agreements;
  }

  @GetMapping("/agreements")
  String list(
      Model model,
      Voice voice,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page) {
    List<Agreement> all = agreements.agreements();
    List<Agreement> found =
        all.stream()
            .filter(each -> matches(each, q.trim().toLowerCase(Locale.ROOT)))
            .sorted(
                Comparator.comparing((Agreement each) -> each.customer().displayName())
                    .thenComparing(Agreement::displayName))
            .toList();
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int number = Math.clamp(page, 1, pages);
    int from = (number - 1) * PAGE;
    List<Agreement> shown = found.subList(from, Math.min(from + PAGE, found.size()));
    model.addAttribute("view", view(all, found, shown, q, number, pages, voice));
    return "agreements";
  }

  private static boolean matches(Agreement agreement, String text) {
    return List.of(
            agreement.name(),
            agreement.displayName(),
            agreement.customer().name(),
            agreement.customer().displayName())
        .stream()
        .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(text));
  }

  private AgreementsView view(
      List<Agreement> all,
      List<Agreement> found,
      List<Agreement> shown,
      String q,
      int page,
      int pages,
      Voice voice) {
    AgreementWords words = new AgreementWords(voice);
    HeatMap map = new HeatMap(agreements, shown, words);
    List<Account> running = shown.stream().flatMap(each -> current(each).stream()).toList();
    long broken = running.stream().filter(each -> !each.kept().orElse(true)).count();
    long unknown = running.stream().filter(each -> each.kept().isEmpty()).count();
    int from = (page - 1) * PAGE;
    return new AgreementsView(
        voice.say(
            broken > 0
                ? "agreements.answer.broken"
                : unknown > 0 ? "agreements.answer.unknown" : "agreements.answer.kept",
            broken > 0 ? broken : unknown),
        broken > 0 ? "bad" : unknown > 0 ? "unknown" : "good",
        voice.say(
            "agreements.facts",
            found.stream().map(each -> each.customer().name()).distinct().count(),
            (long) found.size()),
        q,
        all.size(),
        map.columns(),
        map.rows(),
        CreditTotals.of(map.closed(), words),
        running.stream().map(each -> running(each, words)).toList(),
        shown.stream()
            .flatMap(each -> agreements.findings(each.name()).stream())
            .map(finding -> note(finding, words))
            .toList(),
        voice.say(
            "page.range",
            voice.count(found.isEmpty() ? 0 : from + 1),
            voice.count(from + shown.size()),
            voice.count(found.size())),
        page > 1 ? href(q, page - 1) : "",
        page < pages ? href(q, page + 1) : "");
  }

  private Optional<Account> current(Agreement agreement) {
    return agreements.periods(agreement.name()).stream()
        .findFirst()
        .flatMap(period -> agreements.account(agreement.name(), period.id()))
        .filter(Account::running);
  }

  private static AgreementsView.Running running(Account account, AgreementWords words) {
    Statement soFar = AgreementService.statement(account);
    Optional<Forecast> forecast = account.forecast();
    return new AgreementsView.Running(
        account.agreement().name(),
        account.agreement().displayName(),
        words.badge(soFar.kept(), true),
        words.percent(soFar.attained()),
        words.percent(
            forecast.flatMap(Forecast::attained).map(AgreementService::percent).orElse("")),
        forecast
            .map(
                each ->
                    words.owedShortly(AgreementService.owed(account.agreement(), each.credit())))
            .orElse("–"));
  }

  static AgreementsView.Note note(Finding finding, AgreementWords words) {
    return new AgreementsView.Note(
        finding.slo(),
        words
            .voice()
            .say(
                "agreement.finding",
                finding.title(),
                words.voice().ratio(finding.target()),
                words.percent(finding.promised())),
        finding.agreement());
  }

  private static String href(String q, int page) {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath("/agreements");
    if (!q.isEmpty()) {
      url.queryParam("q", q);
    }
    return url.queryParam("page", page).build().encode().toUriString();
  }

  /** The month in which somebody reads. */
  static YearMonth month(Voice voice) {
    return YearMonth.from(voice.now().atZone(java.time.ZoneOffset.UTC));
  }
}
