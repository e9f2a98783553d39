package io.andal.alert.document;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.AlertDocuments;
import io.andal.alert.group.OwnAlerts;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Receiver;
import io.andal.alert.route.Tell;
import io.andal.alert.schedule.Person;
import io.andal.ownership.Owner;
import io.andal.ownership.Owners;
import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Documents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds addresses of receivers, by the documents in force. Immutable.
 *
 * @param slos finds an SLO by its name
 */
public record Recipients(
    Documents documents, Owners owners, Function<String, Optional<SloDefinition>> slos) {

  /** Who is told, of alerts with these labels; each once. */
  public List<Recipient> of(Receiver receiver, Collection<Labels> alerts, Instant now) {
    Set<Recipient> found = new LinkedHashSet<>();
    for (Tell tell : receiver.tell()) {
      found.addAll(of(tell, alerts, now));
    }
    return new ArrayList<>(found);
  }

  private List<Recipient> of(Tell tell, Collection<Labels> alerts, Instant now) {
    return switch (tell) {
      case Tell.Owner() -> alerts.stream().flatMap(this::toOwner).distinct().toList();
      case Tell.Target(String name) -> AlertDocuments.toTarget(documents, name);
      case Tell.Address(String channel, String to) -> AlertDocuments.told(documents, channel, to);
      case Tell.OnCall(String schedule) ->
          ScheduleDocuments.schedule(documents, schedule)
              .flatMap(found -> found.onCall(now))
              .map(shift -> to(shift.person()))
              .orElse(List.of());
    };
  }

  /** Whoever has no address here is a User, who has one in the document. */
  private List<Recipient> to(Person person) {
    String address =
        person.to().isEmpty()
            ? documents
                .find("User", person.name())
                .map(user -> user.at("/spec/profile/email").asString(""))
                .orElse("")
            : person.to();
    return address.isEmpty()
        ? List.of()
        : AlertDocuments.told(documents, person.channel(), address);
  }

  /** An SLO's policy may name targets; then they stand for its owner. */
  private Stream<Recipient> toOwner(Labels labels) {
    Optional<SloDefinition> slo = slos.apply(labels.get("slo"));
    Optional<AlertRule> rule =
        slo.flatMap(
            found ->
                found.alertRules().stream()
                    .filter(one -> one.name().equals(labels.get("rule")))
                    .findFirst());
    if (slo.isPresent() && rule.isPresent()) {
      return AlertDocuments.recipients(documents, owners, slo.get(), rule.get()).stream();
    }
    return owner(labels).flatMap(Owner::email).stream()
        .flatMap(email -> AlertDocuments.told(documents, "", email).stream());
  }

  /** By the labels {@code slo}, {@code owner} or {@code team}, and {@code service}. */
  public Optional<Owner> owner(Labels labels) {
    return owners
        .ownerOfSlo(labels.get("slo"))
        .or(() -> named(labels.get("owner")))
        .or(() -> named(labels.get("team")))
        .or(() -> owners.ownerOfService(labels.get("service")))
        .or(() -> ownerOfDocument(labels));
  }

  /** What Andal itself found wrong is about a document. */
  private Optional<Owner> ownerOfDocument(Labels labels) {
    return labels.get(OwnAlerts.SOURCE).startsWith(OwnAlerts.OURS) && !labels.get("kind").isEmpty()
        ? documents.find(labels.get("kind"), labels.get("name")).flatMap(owners::ownerOf)
        : Optional.empty();
  }

  private Optional<Owner> named(String reference) {
    return reference.isEmpty() ? Optional.empty() : owners.named(reference);
  }
}
