package io.andal.channel.twilio;

import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.Receipt;
import io.andal.channel.Receipt.Outcome;
import io.andal.channel.Surroundings;
import io.andal.channel.http.HttpSender;
import io.andal.channel.sms.SmsText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends short messages by Twilio's REST interface, and asks what became of each, because behind a
 * firewall nobody can call back. Thread-safe.
 */
final class TwilioChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(TwilioChannel.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final String FORM = "application/x-www-form-urlencoded";

  private final TwilioSettings settings;
  private final Surroundings surroundings;
  private final HttpSender sender;
  private final Duration firstPause;
  private final ScheduledExecutorService asking =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("twilio").factory());

  TwilioChannel(TwilioSettings settings, Surroundings surroundings) {
    this(settings, surroundings, Duration.ofSeconds(5));
  }

  /**
   * @param firstPause before it is asked what became of a message; then twice as long each time
   */
  TwilioChannel(TwilioSettings settings, Surroundings surroundings, Duration firstPause) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.sender = new HttpSender(settings.http(), surroundings.clock());
    this.firstPause = firstPause;
  }

  @Override
  public Handover send(Message message) throws DeliveryException, InterruptedException {
    String form =
        field("To", message.recipient())
            + "&"
            + field(settings.sender().getKey(), settings.sender().getValue())
            + "&"
            + field("Body", SmsText.of(message.notice()));
    HttpSender.Answer answer = sender.post(Map.of("Content-Type", FORM), form);
    JsonNode body = json(answer.body());
    String id = body.path("sid").asString("");
    if (id.isEmpty() || !id.matches("[A-Za-z0-9]{1,64}")) {
      throw new DeliveryException(
          "The answer of Channel '%s' names no message (sid), so it isn't known to be taken."
              .formatted(settings.http().channel()));
    }
    String status = body.path("status").asString("");
    if (outcome(status).equals(Optional.of(Outcome.FAILED))) {
      throw new DeliveryException(
          "Channel '%s' did not send the message: %s %s"
              .formatted(settings.http().channel(), status, error(body)));
    }
    ask(id, firstPause, Duration.ZERO);
    return new Handover(java.util.List.of(id));
  }

  private void ask(String id, Duration pause, Duration waited) {
    if (waited.compareTo(settings.receiptTimeout()) >= 0) {
      return;
    }
    try {
      var _ =
          asking.schedule(
              () -> askNow(id, pause, waited.plus(pause)), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The channel was closed; what became of the message stays unknown.
      LOG.debug("Nobody asks for message {} any more", id);
    }
  }

  private void askNow(String id, Duration pause, Duration waited) {
    try {
      HttpSender.Answer answer =
          sender.exchange("GET", settings.message(id), Map.of(), new byte[0]);
      JsonNode body = json(answer.body());
      Optional<Outcome> outcome = outcome(body.path("status").asString(""));
      if (outcome.isPresent()) {
        surroundings
            .receipts()
            .accept(
                new Receipt(
                    settings.http().channel(),
                    id,
                    outcome.get(),
                    surroundings.clock().instant(),
                    (body.path("status").asString("") + " " + error(body)).strip()));
        return;
      }
    } catch (DeliveryException | RuntimeException e) {
      LOG.debug("What became of message {} could not be asked", id, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    Duration longer = pause.multipliedBy(2);
    ask(id, longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer, waited);
  }

  private static String error(JsonNode body) {
    String code = body.path("error_code").asString("");
    return code.isEmpty() ? "" : "error " + code + " " + body.path("error_message").asString("");
  }

  private static Optional<Outcome> outcome(String status) {
    return switch (status) {
      case "delivered", "read" -> Optional.of(Outcome.DELIVERED);
      case "failed", "undelivered", "canceled" -> Optional.of(Outcome.FAILED);
      default -> Optional.empty();
    };
  }

  private JsonNode json(String text) throws DeliveryException {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw new DeliveryException(
          "The answer of Channel '%s' is no JSON.".formatted(settings.http().channel()), e);
    }
  }

  private static String field(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    asking.shutdownNow();
    sender.close();
  }
}
