package io.andal.alert;

import io.andal.alert.document.RouteKind;
import io.andal.alert.document.ScheduleKind;
import io.andal.alert.document.SilenceKind;
import io.andal.channel.ChannelDocuments;
import io.andal.ownership.Owner;
import io.andal.ownership.Owners;
import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is told of an alert. Stateless. */
public final class AlertDocuments {
  /** The annotation by which an AlertNotificationTarget names its channel. */
  public static final String CHANNEL_ANNOTATION = "andal.io/channel";

  /** The annotation of an SLO or its service that says where it is written what to do. */
  public static final String RUNBOOK_ANNOTATION = "andal.io/runbook";

  private static final String TARGET = "AlertNotificationTarget";

  private AlertDocuments() {}

  /** Route, Silence and Schedule. */
  public static List<Kind> kinds() {
    return List.of(new RouteKind(), new SilenceKind(), new ScheduleKind());
  }

  /**
   * Where the messages of a rule go: the rule's notification targets, else the owner's e-mail, over
   * the channel that the target names or the only one there is; of several, the first by name.
   * Empty when there is no channel, or nobody to tell.
   */
  public static List<AlertContext.Recipient> recipients(
      Documents documents, Owners owners, SloDefinition slo, AlertRule rule) {
    return recipients(documents, rule, owners.ownerOfSlo(slo.name()).flatMap(Owner::email));
  }

  /**
   * Where it is written what to do when an SLO burns: its own annotation, else that of its service.
   *
   * @param slo the document's name, or {@code DOCUMENT.OBJECTIVE}
   */
  public static Optional<String> runbook(Documents documents, String slo, String service) {
    int dot = slo.indexOf('.');
    return documents
        .find("SLO", dot < 0 ? slo : slo.substring(0, dot))
        .map(document -> document.annotation(RUNBOOK_ANNOTATION))
        .filter(address -> !address.isEmpty())
        .or(
            () ->
                documents
                    .find("Service", service)
                    .map(document -> document.annotation(RUNBOOK_ANNOTATION))
                    .filter(address -> !address.isEmpty()));
  }

  static List<AlertContext.Recipient> recipients(
      Documents documents, AlertRule rule, Optional<String> ownerEmail) {
    List<AlertContext.Recipient> found = new ArrayList<>();
    for (String target : rule.targets()) {
      found.addAll(toTarget(documents, target));
    }
    if (found.isEmpty()) {
      ownerEmail.ifPresent(to -> found.addAll(told(documents, "", to)));
    }
    return found.stream().distinct().toList();
  }

  /**
   * Where a notification target leads.
   *
   * @param target the name of a document, or the address itself, where the policy holds it inline
   */
  public static List<AlertContext.Recipient> toTarget(Documents documents, String target) {
    Optional<Document> document = documents.find(TARGET, target);
    String named = document.map(found -> found.annotation(CHANNEL_ANNOTATION)).orElse("");
    String addresses =
        document.map(found -> found.spec().path("target").asString("")).orElse(target);
    return told(documents, named, addresses);
  }

  /**
   * Where an address leads.
   *
   * @param channel a Channel document's name; empty for the first that takes such an address
   */
  public static List<AlertContext.Recipient> told(
      Documents documents, String channel, String addresses) {
    return ChannelDocuments.destinations(documents, channel, addresses).stream()
        .map(to -> new AlertContext.Recipient(to.channel(), to.recipient()))
        .toList();
  }
}
