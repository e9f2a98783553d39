package io.andal.server.alert;

import io.andal.alert.Alert;
import io.andal.alert.Delivery;
import io.andal.alert.Told;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert, as REST writes it.
 *
 * @param deliveries what was or is to be sent; null in lists
 */
record AlertJson(
    String id,
    String slo,
    String service,
    String rule,
    String severity,
    String state,
    boolean frozen,
    Instant startedAt,
    @Nullable Instant firedAt,
    @Nullable Instant resolvedAt,
    double burnRate,
    double remaining,
    String summary,
    @Nullable List<DeliveryJson> deliveries) {

  /** One message to one recipient. */
  record DeliveryJson(
      String event,
      String channel,
      String recipient,
      int attempts,
      Instant createdAt,
      @Nullable Instant sentAt,
      @Nullable Instant nextAttemptAt,
      @Nullable String lastError,
      @Nullable String receipt,
      @Nullable String receiptDetail) {

    static DeliveryJson of(Delivery delivery) {
      return new DeliveryJson(
          delivery.event(),
          delivery.channel(),
          delivery.recipient(),
          delivery.attempts(),
          delivery.createdAt(),
          delivery.sentAt().orElse(null),
          delivery.nextAttemptAt().orElse(null),
          delivery.lastError().orElse(null),
          delivery.receipt().map(Told.State::word).orElse(null),
          delivery.receipt().map(_ -> delivery.receiptDetail()).orElse(null));
    }
  }

  static AlertJson of(Alert alert, @Nullable List<Delivery> deliveries) {
    return new AlertJson(
        alert.id(),
        alert.slo(),
        alert.service(),
        alert.rule(),
        alert.severity(),
        alert.state().name().toLowerCase(Locale.ROOT),
        alert.frozen(),
        alert.startedAt(),
        alert.firedAt().orElse(null),
        alert.resolvedAt().orElse(null),
        alert.burnRate(),
        alert.remaining(),
        alert.summary(),
        deliveries == null ? null : deliveries.stream().map(DeliveryJson::of).toList());
  }
}
