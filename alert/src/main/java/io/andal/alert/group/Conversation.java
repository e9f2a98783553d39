package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one recipient was told of one group, and is to be told next.
 *
 * @param waiting the one message that hasn't been delivered yet; newer news takes its place
 * @param handing whether the waiting message may have reached the recipient: then it is sent again
 *     until that is certain, and nothing takes its place
 */
public record Conversation(
    String group,
    Recipient recipient,
    Ledger ledger,
    Optional<Notification> waiting,
    Handing handing) {

  /** What is known of the waiting message's way. */
  public enum Handing {
    /** It is here for certain. */
    NOT,
    /** It is being handed over. */
    NOW,
    /** It was being handed over when the process ended; a later refusal proves nothing. */
    UNKNOWN
  }

  static Conversation blank(String group, Recipient recipient) {
    return new Conversation(group, recipient, Ledger.BLANK, Optional.empty(), Handing.NOT);
  }

  Conversation waitingFor(Optional<Notification> next) {
    return new Conversation(group, recipient, ledger, next, Handing.NOT);
  }

  Conversation handed() {
    return with(handing == Handing.NOT ? Handing.NOW : handing);
  }

  Conversation refused() {
    return with(handing == Handing.NOW ? Handing.NOT : handing);
  }

  /** After the process that kept this ended. */
  Conversation afterRestart() {
    return with(handing == Handing.NOW ? Handing.UNKNOWN : handing);
  }

  /** Nobody tries any more: what may have been heard counts as heard. */
  Conversation givenUp(Instant now) {
    return handing == Handing.UNKNOWN ? delivered(now) : waitingFor(Optional.empty());
  }

  private Conversation with(Handing now) {
    return new Conversation(group, recipient, ledger, waiting, now);
  }

  /** After the waiting message was delivered. */
  Conversation delivered(Instant now) {
    Notification told = waiting.orElseThrow();
    return new Conversation(
        group,
        recipient,
        ledger.heard(told.firing(), told.resolved(), now),
        Optional.empty(),
        Handing.NOT);
  }

  /** Whether the recipient knows of an alert, or soon may, without having heard of its end. */
  boolean concerns(long fingerprint) {
    return ledger.owed().contains(fingerprint)
        || waiting
            .filter(
                told ->
                    told.firing().contains(fingerprint) || told.resolved().contains(fingerprint))
            .isPresent();
  }

  /** The fingerprints of all that it {@link #concerns}. */
  Stream<Long> concerned() {
    return Stream.concat(
        ledger.owed().stream(),
        waiting.stream()
            .flatMap(told -> Stream.concat(told.firing().stream(), told.resolved().stream())));
  }

  /** Whether nothing is left to tell. */
  boolean idle() {
    return waiting.isEmpty() && ledger.owed().isEmpty();
  }
}
