package io.andal.slo.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For whom a policy doesn't hold for a while: somebody said so, with a reason and an end.
 *
 * @param service for all SLOs of it
 * @param slo for this SLO alone
 * @param labels for SLOs with these labels; empty = they say nothing
 * @param approver as documents write it: {@code user:ayu}
 * @param until first moment at which it no longer holds
 */
public record PolicyException(
    Optional<String> service,
    Optional<String> slo,
    Map<String, List<String>> labels,
    String reason,
    String approver,
    Optional<Instant> from,
    Instant until) {

  public PolicyException {
    labels = Map.copyOf(labels);
  }

  public boolean holds(Subject subject, Instant now) {
    return running(now)
        && service.map(subject.service()::equals).orElse(true)
        && slo.map(subject::isNamed).orElse(true)
        && subject.has(labels);
  }

  public boolean running(Instant now) {
    return now.isBefore(until) && !from.filter(now::isBefore).isPresent();
  }

  /** Whom it is for, in the words of the document. */
  public String whom() {
    return service
        .map(name -> "service/" + name)
        .or(() -> slo.map(name -> "slo/" + name))
        .orElseGet(
            () ->
                String.join(
                    ", ",
                    labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + String.join("|", label.getValue()))
                        .sorted()
                        .toList()));
  }
}
