package io.andal.server.agreement;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;
import java.util.Optional;

/**
 * What the page of one agreement shows.
 *
 * @param month the running month, for the customer's statement
 */
public record AgreementView(
    String name,
    String title,
    String customer,
    String customerName,
    String description,
    String promise,
    Badge badge,
    String since,
    String zone,
    String source,
    String month,
    Optional<Running> running,
    List<Rung> ladder,
    List<PeriodRow> periods,
    String outagesOf,
    List<StatementView.Row> outages,
    List<Fact> facts,
    List<Covered> covered,
    List<AgreementsView.Note> findings) {
  public AgreementView {
    ladder = List.copyOf(ladder);
    periods = List.copyOf(periods);
    outages = List.copyOf(outages);
    facts = List.copyOf(facts);
    covered = List.copyOf(covered);
    findings = List.copyOf(findings);
  }

  /** The running period. */
  public record Running(
      String period,
      String soFar,
      String forecast,
      String credit,
      String rest,
      String unmeasured) {}

  /**
   * One step of the ladder from the promise down.
   *
   * @param here the attainment stands here now
   * @param heading the forecast ends here
   */
  public record Rung(
      String range,
      String owed,
      Badge badge,
      Markup bar,
      String left,
      boolean here,
      boolean heading) {}

  /** One period. */
  public record PeriodRow(
      String id,
      String period,
      Badge badge,
      String attained,
      String down,
      String unmeasured,
      String owed,
      String statement,
      String href,
      boolean canBeIssued,
      boolean changed) {}

  /** One term of the contract. */
  public record Fact(String name, String value) {}

  /**
   * An SLO that it speaks of.
   *
   * @param margin how its own target compares with the promise
   */
  public record Covered(String name, String title, String margin) {}
}
