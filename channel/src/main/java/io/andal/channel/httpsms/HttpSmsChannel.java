package io.andal.channel.httpsms;

import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.http.HttpSender;
import io.andal.channel.sms.SmsText;
import io.andal.workspace.Document;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Sends short messages by a request that the document writes. Thread-safe. */
final class HttpSmsChannel implements Channel {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Patterns look at no more, so that none of them takes long. */
  private static final int LOOKED_AT = 2_000;

  private static final int SHOWN = 200;

  private final String channel;
  private final HttpSender sender;
  private final String method;
  private final Template url;
  private final Template body;
  private final String contentType;
  private final Map<String, String> values;
  private final Map<String, String> secrets;
  private final Optional<Pattern> success;

  HttpSmsChannel(Document document, HttpSender sender) {
    JsonNode spec = document.spec();
    this.channel = document.name();
    this.sender = sender;
    this.method = spec.path("method").asString("POST");
    this.url = new Template(spec.path("url").asString(""));
    this.body = new Template(spec.path("body").asString(""));
    this.contentType = spec.path("contentType").asString(FORM);
    this.values = texts(spec.path("values"));
    this.secrets = texts(spec.path("secrets"));
    this.success =
        Optional.of(spec.path("success").asString(""))
            .filter(text -> !text.isEmpty())
            .map(Pattern::compile);
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.propertyStream()
        .forEach(field -> texts.put(field.getKey(), field.getValue().asString("")));
    return Map.copyOf(texts);
  }

  @Override
  public Handover send(Message message) throws DeliveryException, InterruptedException {
    Map<String, String> all = new HashMap<>(values);
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      all.put(secret.getKey(), HttpSender.secret(secret.getValue()));
    }
    all.put("to", message.recipient());
    all.put("toDigits", message.recipient().replace("+", ""));
    all.put("text", SmsText.of(message.notice()));
    all.put("id", message.id());
    String filled = body.filled(all, Template.Escape.of(contentType));
    HttpSender.Answer answer = exchange(message, all, filled);
    judge(answer);
    return Handover.DONE;
  }

  private HttpSender.Answer exchange(Message message, Map<String, String> all, String filled)
      throws DeliveryException, InterruptedException {
    URI address = HttpSender.address(url.filled(all, Template.Escape.URL), channel);
    boolean get = method.equals("GET");
    try {
      return sender.exchange(
          method,
          address,
          get ? Map.of() : Map.of("Content-Type", contentType, "X-Delivery-Id", message.id()),
          get ? new byte[0] : filled.getBytes(StandardCharsets.UTF_8));
    } catch (DeliveryException e) {
      // A refusal may repeat what it was sent.
      throw new DeliveryException(withoutSecrets(String.valueOf(e.getMessage())), e.retryAfter());
    }
  }

  private String withoutSecrets(String words) throws DeliveryException {
    String hidden = words;
    for (String secret : secrets.values()) {
      String value = HttpSender.secret(secret);
      hidden = value.isEmpty() ? hidden : hidden.replace(value, "…");
    }
    return hidden;
  }

  /** Some gateways answer 200 and say in the text that they refuse. */
  private void judge(HttpSender.Answer answer) throws DeliveryException {
    String text = answer.body().substring(0, Math.min(LOOKED_AT, answer.body().length()));
    if (success.isPresent() && !success.get().matcher(text).find()) {
      String shown = withoutSecrets(text.replaceAll("\\s+", " ").strip());
      throw new DeliveryException(
          "The gateway of Channel '%s' answered %d, but not what spec.success expects: %s"
              .formatted(
                  channel, answer.status(), shown.substring(0, Math.min(SHOWN, shown.length()))));
    }
  }

  @Override
  public void close() {
    sender.close();
  }
}
