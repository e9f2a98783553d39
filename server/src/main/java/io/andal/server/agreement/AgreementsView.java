package io.andal.server.agreement;

import io.andal.server.web.Badge;
import java.util.List;

/**
 * What the list of agreements shows.
 *
 * @param tone of the answer
 * @param owed credits of the closed periods shown, one text for each currency
 */
public record AgreementsView(
    String answer,
    String tone,
    String facts,
    String q,
    int all,
    List<String> months,
    List<Row> rows,
    List<String> owed,
    List<Running> running,
    List<Note> findings,
    String range,
    String previous,
    String next) {
  public AgreementsView {
    months = List.copyOf(months);
    rows = List.copyOf(rows);
    owed = List.copyOf(owed);
    running = List.copyOf(running);
    findings = List.copyOf(findings);
  }

  /** One agreement over the months. */
  public record Row(
      String name,
      String title,
      String customer,
      String customerName,
      String commitment,
      List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One period of it; an empty cell has no href.
   *
   * @param tone a class of the style sheet
   * @param span how many months wide
   */
  public record Cell(
      String tone,
      String icon,
      String attained,
      String credit,
      String label,
      String href,
      int span,
      boolean running) {}

  /** How a running period may end. */
  public record Running(
      String name, String title, Badge badge, String soFar, String forecast, String credit) {}

  /** An SLO looser than its promise. */
  public record Note(String slo, String text, String agreement) {}
}
