package io.andal.alert;

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

/** The kind Channel, and who is told of an alert. Stateless. */
public final class AlertDocuments {
  /** The kind whose documents say how messages leave. */
  public static final String CHANNEL = "Channel";

  /** The annotation by which an AlertNotificationTarget names its channel. */
  public static final String CHANNEL_ANNOTATION = "andal.io/channel";

  private static final String TARGET = "AlertNotificationTarget";

  private AlertDocuments() {}

  /** Channel. */
  public static List<Kind> kinds() {
    return List.of(new ChannelKind());
  }

  /**
   * Where the messages of a rule go: the rule's notification targets, else the owner's e-mail, over
   * the channel that the target names or the only one there is; of several, the first by name.
   * Empty when there is no channel, or nobody to tell.
   */
  public static List<AlertContext.Recipient> recipients(
      Documents documents, Owners owners, SloDefinition slo, AlertRule rule) {
    List<AlertContext.Recipient> found = new ArrayList<>();
    for (String name : rule.targets()) {
      documents
          .find(TARGET, name)
          .ifPresent(
              target ->
                  channel(documents, target.annotation(CHANNEL_ANNOTATION))
                      .ifPresent(channel -> found.addAll(toTarget(channel, target))));
    }
    if (found.isEmpty()) {
      Optional<String> email = owners.ownerOfSlo(slo.name()).flatMap(Owner::email);
      channel(documents, "")
          .ifPresent(
              channel -> email.ifPresent(to -> found.add(new AlertContext.Recipient(channel, to))));
    }
    return found.stream().distinct().toList();
  }

  private static List<AlertContext.Recipient> toTarget(String channel, Document target) {
    return MailAddresses.of(target.spec().path("target").asString("")).stream()
        .map(address -> new AlertContext.Recipient(channel, address))
        .toList();
  }

  /** A channel that is named counts even if it is missing: the delivery then says so. */
  private static Optional<String> channel(Documents documents, String named) {
    return named.isBlank()
        ? documents.all(CHANNEL).stream().map(Document::name).findFirst()
        : Optional.of(named);
  }
}
