package io.andal.server.policy;

import io.andal.server.web.Badge;
import java.util.List;

/** What the gate's page shows. */
public record GateView(
    String tone,
    String answer,
    boolean governed,
    List<ServiceRow> services,
    List<FreezeRow> freezes,
    List<ExceptionRow> exceptions,
    List<ApprovalRow> approvals,
    DecisionPage decisions) {
  public GateView {
    services = List.copyOf(services);
    freezes = List.copyOf(freezes);
    exceptions = List.copyOf(exceptions);
    approvals = List.copyOf(approvals);
  }

  /**
   * May this service be released?
   *
   * @param href the gate's page of the SLO that decides
   */
  public record ServiceRow(
      String name,
      String title,
      String owner,
      Badge badge,
      String why,
      String policy,
      String href) {}

  /** A freeze that runs or comes soon. */
  public record FreezeRow(
      String name, String policy, Badge badge, String from, String to, String reason) {}

  /** An exception that holds. */
  public record ExceptionRow(
      String whom, String policy, String approver, String until, String reason) {}

  /** An approval that holds. */
  public record ApprovalRow(
      long id, String subject, String by, String at, String until, String reason) {}

  /**
   * Kept answers.
   *
   * @param older the link to those before; empty if there are none
   */
  public record DecisionPage(List<DecisionRow> rows, boolean first, String older) {
    public DecisionPage {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One kept answer.
   *
   * @param explanations in English, as they were said
   */
  public record DecisionRow(
      String subject,
      Badge badge,
      String at,
      String by,
      String change,
      String policy,
      List<String> explanations) {
    public DecisionRow {
      explanations = List.copyOf(explanations);
    }
  }
}
