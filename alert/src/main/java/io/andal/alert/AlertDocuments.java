package io.andal.alert;

import io.andal.ownership.Owners;
import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.List;

/** The kind Channel, and who is told of an alert. Stateless. */
public final class AlertDocuments {
  private AlertDocuments() {}

  /** Channel. */
  public static List<Kind> kinds() {
    throw new UnsupportedOperationException();
  }

  /**
   * Where the messages of a rule go: the rule's notification targets, else the owner's e-mail, over
   * the channel that the target names or the only one there is.
   */
  public static List<AlertContext.Recipient> recipients(
      Documents documents, Owners owners, SloDefinition slo, AlertRule rule) {
    throw new UnsupportedOperationException();
  }
}
