package io.andal.server.agreement;

import io.andal.agreement.Agreement;
import io.andal.agreement.AgreementService;
import io.andal.agreement.IssuedStatement;
import io.andal.agreement.Period;
import io.andal.agreement.Statement;
import io.andal.server.agreement.AgreementJson.StatementJson;
import io.andal.server.web.CsvTable;
import io.andal.server.web.Voice;
import io.andal.server.web.pdf.PdfPages;
import io.andal.signal.MinuteRange;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Finds statements, and gives them out as PDF and CSV. */
@Component
final class Statements {
  private final AgreementService agreements;
  private final PdfPages pdfs;

  Statements(AgreementService agreements, PdfPages pdfs) {
    this.agreements = agreements;
    this.pdfs = pdfs;
  }

  /**
   * A statement: one that was issued, or what it would say.
   *
   * @param issued empty if there is none yet
   * @param now what it would say by the slices as they are; empty if these are gone
   */
  record Found(Statement statement, Optional<IssuedStatement> issued, Optional<Statement> now) {

    /** Whether slices were corrected since it was issued. */
    boolean changedSince() {
      return issued.isPresent() && now.map(n -> !n.saysTheSame(statement)).orElse(false);
    }

    StatementJson json() {
      return issued
          .map(each -> StatementJson.of(each, changedSince()))
          .orElseGet(() -> StatementJson.draft(statement));
    }
  }

  /**
   * The statement of a period.
   *
   * @param revision 0 for the latest one, or the draft if none was issued
   */
  Optional<Found> one(String agreement, String period, int revision) {
    List<IssuedStatement> issued = agreements.issued(agreement, period);
    Optional<IssuedStatement> wanted =
        issued.stream().filter(each -> revision == 0 || each.revision() == revision).findFirst();
    Optional<Statement> now = now(agreement, period);
    if (wanted.isPresent()) {
      // Only the latest is compared: an older one was replaced because it differed.
      boolean latest = wanted.get().equals(issued.getFirst());
      return Optional.of(
          new Found(wanted.get().statement(), wanted, latest ? now : Optional.empty()));
    }
    return revision > 0
        ? Optional.empty()
        : now.map(statement -> new Found(statement, Optional.empty(), now));
  }

  private Optional<Statement> now(String agreement, String id) {
    Optional<Period> period =
        agreements.periods(agreement).stream().filter(each -> each.id().equals(id)).findFirst();
    return period.isEmpty() || agreements.beyondSlices(period.get())
        ? Optional.empty()
        : agreements.draft(agreement, id);
  }

  /** All agreements of a customer whose month this is, or whose quarter ends in it. */
  List<Found> ofCustomer(String customer, YearMonth month) {
    List<Found> all = new ArrayList<>();
    for (Agreement agreement : agreements.agreements()) {
      if (agreement.customer().name().equals(customer)) {
        agreements.periods(agreement.name()).stream()
            .filter(period -> YearMonth.from(period.lastDay()).equals(month))
            .findFirst()
            .flatMap(period -> one(agreement.name(), period.id(), 0))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  ResponseEntity<byte[]> pdf(String name, List<Found> found, Voice voice) {
    byte[] bytes =
        pdfs.render(
            "paper/statement",
            Map.of(
                "view", StatementView.of(found, voice), "language", voice.locale().getLanguage()),
            voice.locale());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, file("inline", name + ".pdf"))
        .body(bytes);
  }

  /** One line for each statement, in plain numbers. */
  static ResponseEntity<String> csv(String name, List<Found> found) {
    CsvTable csv =
        new CsvTable(
            "agreement",
            "title",
            "customer",
            "customer_name",
            "period",
            "from",
            "last_day",
            "time_zone",
            "status",
            "revision",
            "commitment_percent",
            "attained_percent",
            "attained_exact",
            "kept",
            "minutes_counted",
            "minutes_down",
            "minutes_without_data",
            "minutes_excluded",
            "credit_percent",
            "credit_amount",
            "currency",
            "credit_base",
            "credit_reason",
            "claim_until");
    for (Found each : found) {
      Statement s = each.statement();
      csv.add(
          s.agreement(),
          s.title(),
          s.customer().name(),
          s.customer().displayName(),
          s.period(),
          s.from(),
          s.lastDay(),
          s.zone(),
          each.issued().isPresent() ? "issued" : s.draft() ? "running" : "draft",
          each.issued().map(i -> Integer.toString(i.revision())).orElse(""),
          s.terms().commitment(),
          s.attained(),
          s.exact(),
          s.kept(),
          Long.toString(s.minutes().counted()),
          Long.toString(s.minutes().down()),
          Long.toString(s.minutes().unmeasured()),
          Long.toString(s.minutes().excluded()),
          s.owed().percent(),
          s.owed().amount(),
          s.owed().currency(),
          s.owed().base(),
          s.owed().reason(),
          s.claimUntil());
    }
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, file("attachment", name + ".csv"))
        .body(csv + "\r\n" + outages(found));
  }

  /** A table of its own behind the first. */
  private static CsvTable outages(List<Found> found) {
    CsvTable csv =
        new CsvTable("agreement", "slo", "down_from", "down_to", "minutes", "error_rate_percent");
    for (Found each : found) {
      for (Statement.Outage outage : each.statement().outages()) {
        csv.add(
            each.statement().agreement(),
            outage.slo(),
            MinuteRange.startOf(outage.fromMinute()).toString(),
            MinuteRange.startOf(outage.toMinute()).toString(),
            Long.toString(outage.toMinute() - outage.fromMinute()),
            outage.errorRate());
      }
    }
    return csv;
  }

  private static String file(String how, String name) {
    return ContentDisposition.builder(how).filename(name).build().toString();
  }
}
