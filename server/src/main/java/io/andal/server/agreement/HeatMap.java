package io.andal.server.agreement;

import io.andal.agreement.Agreement;
import io.andal.agreement.AgreementService;
import io.andal.agreement.IssuedStatement;
import io.andal.agreement.Period;
import io.andal.agreement.Statement;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Agreements over the last months: one cell for each period, as wide as it is long. */
final class HeatMap {
  private static final int MOST_MONTHS = 12;
  private static final int FEWEST_MONTHS = 4;

  private final AgreementService agreements;
  private final AgreementWords words;
  private final List<YearMonth> months = new ArrayList<>();
  private final List<AgreementsView.Row> rows = new ArrayList<>();
  private final List<Statement> closed = new ArrayList<>();

  HeatMap(AgreementService agreements, List<Agreement> shown, AgreementWords words) {
    this.agreements = agreements;
    this.words = words;
    YearMonth last = AgreementsPage.month(words.voice());
    YearMonth first = last.minusMonths(FEWEST_MONTHS - 1L);
    for (Agreement agreement : shown) {
      YearMonth start = YearMonth.from(agreement.term().start());
      first = start.isBefore(first) ? start : first;
    }
    YearMonth earliest = last.minusMonths(MOST_MONTHS - 1L);
    for (YearMonth month = first.isBefore(earliest) ? earliest : first;
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      months.add(month);
    }
    shown.forEach(agreement -> rows.add(row(agreement)));
  }

  /** Names of the months, the year with the first and with each January. */
  List<String> columns() {
    Locale locale = words.voice().locale();
    List<String> names = new ArrayList<>();
    for (YearMonth month : months) {
      boolean year = names.isEmpty() || month.getMonthValue() == 1;
      names.add(
          DateTimeFormatter.ofLocalizedPattern(year ? "yMMM" : "MMM")
              .withLocale(locale)
              .format(month.atDay(1)));
    }
    return names;
  }

  List<AgreementsView.Row> rows() {
    return rows;
  }

  /** What the closed periods shown come to. */
  List<Statement> closed() {
    return closed;
  }

  private AgreementsView.Row row(Agreement agreement) {
    Map<YearMonth, Period> byMonth = new TreeMap<>();
    for (Period period : agreements.periods(agreement.name())) {
      YearMonth last = YearMonth.from(period.lastDay());
      for (YearMonth month = YearMonth.from(period.from());
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        byMonth.put(month, period);
      }
    }
    Map<String, Statement> issued = new TreeMap<>();
    for (IssuedStatement each : agreements.issued(agreement.name())) {
      issued.putIfAbsent(each.statement().period(), each.statement());
    }
    List<AgreementsView.Cell> cells = new ArrayList<>();
    for (int i = 0; i < months.size(); ) {
      Period period = byMonth.get(months.get(i));
      int span = 1;
      while (period != null
          && i + span < months.size()
          && period.equals(byMonth.get(months.get(i + span)))) {
        span++;
      }
      cells.add(cell(agreement, Optional.ofNullable(period), issued, span));
      i += span;
    }
    return new AgreementsView.Row(
        agreement.name(),
        agreement.displayName(),
        agreement.customer().name(),
        agreement.customer().displayName(),
        words.percent(agreement.commitment().toPlainString()),
        cells);
  }

  private AgreementsView.Cell cell(
      Agreement agreement, Optional<Period> period, Map<String, Statement> issued, int span) {
    Optional<Statement> statement =
        period.flatMap(
            one ->
                Optional.ofNullable(issued.get(one.id()))
                    .or(
                        () ->
                            agreements.beyondSlices(one)
                                ? Optional.empty()
                                : agreements.draft(agreement.name(), one.id())));
    if (statement.isEmpty()) {
      return new AgreementsView.Cell("none", "", "", "", "", "", span, false);
    }
    Statement found = statement.get();
    if (!found.draft()) {
      closed.add(found);
    }
    Badge badge = words.badge(found.kept(), found.draft());
    boolean owes = AgreementWords.owes(found);
    Voice voice = words.voice();
    return new AgreementsView.Cell(
        // Broken, and little is owed for it: less red than what costs most.
        owes && least(found) ? "warn" : badge.tone(),
        owes && least(found) ? "rise" : badge.icon(),
        shortened(found.attained()),
        owes ? words.percent(found.owed().percent()) : "",
        voice.say(
            "agreements.cell",
            words.period(found.period()),
            badge.word(),
            words.owed(found.owed())),
        UriComponentsBuilder.fromPath("/agreements/{name}/statements/{period}")
            .buildAndExpand(agreement.name(), found.period())
            .encode()
            .toUriString(),
        span,
        found.draft());
  }

  private static boolean least(Statement statement) {
    BigDecimal percent = new BigDecimal(statement.owed().percent());
    return statement.terms().tiers().size() > 1
        && statement.terms().tiers().stream()
            .map(tier -> new BigDecimal(tier.credit()))
            .filter(credit -> credit.signum() > 0)
            .allMatch(credit -> credit.compareTo(percent) >= 0);
  }

  /** Three decimals fit a cell; they are cut, not rounded, as everywhere. */
  private String shortened(String attained) {
    return attained.isEmpty()
        ? "–"
        : words.percent(new BigDecimal(attained).setScale(3, RoundingMode.FLOOR).toPlainString());
  }
}
