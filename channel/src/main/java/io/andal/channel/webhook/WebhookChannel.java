package io.andal.channel.webhook;

import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.http.HttpSender;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Posts alerts as JSON, signed if there is a secret. Thread-safe. */
final class WebhookChannel implements Channel {
  private final HttpSender sender;
  private final Optional<String> secret;
  private final boolean alertmanager;
  private final Clock clock;

  /**
   * @param secret a reference to what requests are signed with
   * @param alertmanager whether the body is Alertmanager's
   */
  WebhookChannel(HttpSender sender, Optional<String> secret, boolean alertmanager, Clock clock) {
    this.sender = sender;
    this.secret = secret;
    this.alertmanager = alertmanager;
    this.clock = clock;
  }

  @Override
  public Handover send(Message message) throws DeliveryException, InterruptedException {
    String body = alertmanager ? AlertmanagerBody.of(message) : AndalBody.of(message);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-Delivery-Id", message.id());
    if (secret.isPresent()) {
      sign(headers, message.id(), body);
    }
    sender.post(headers, body);
    return Handover.DONE;
  }

  private void sign(Map<String, String> headers, String id, String body) throws DeliveryException {
    long seconds = clock.instant().getEpochSecond();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(seconds));
    String value = HttpSender.secret(secret.orElseThrow());
    try {
      headers.put("webhook-signature", Signature.of(value, id, seconds, body));
    } catch (IllegalArgumentException e) {
      // The exception may repeat a part of the secret.
      throw new DeliveryException(
          "The signing secret is empty, or what follows whsec_ is no base64; give another one.");
    }
  }

  @Override
  public void close() {
    sender.close();
  }
}
