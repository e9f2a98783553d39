package io.andal.channel.email;

import io.andal.channel.Reader;
import io.andal.workspace.Document;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a Channel document of type Email says. Holds references to secrets, never the secrets.
 *
 * @param channel the document's name
 * @param username as written, or a reference
 * @param password a reference: {@code ${env:NAME}} or {@code ${file:PATH}}
 * @param reader language and zone of those of whom nothing else is known
 */
public record EmailSettings(
    String channel,
    String host,
    int port,
    Security security,
    String from,
    Optional<String> username,
    Optional<String> password,
    Reader reader) {

  /** Reads a document that has passed its schema. */
  public static EmailSettings of(Document document) {
    JsonNode spec = document.spec();
    Security security =
        Security.valueOf(spec.path("security").asString("starttls").toUpperCase(Locale.ROOT));
    return new EmailSettings(
        document.name(),
        spec.path("host").asString(""),
        spec.path("port").asInt(security.usualPort()),
        security,
        spec.path("from").asString(""),
        text(spec.path("username")),
        text(spec.path("password")),
        new Reader(
            text(spec.path("language")), text(spec.path("zone")).flatMap(EmailSettings::zone)));
  }

  /** A zone as documents name it: {@code Asia/Jakarta}; empty if there is none of that name. */
  public static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asString("")).filter(text -> !text.isEmpty());
  }

  /** For people: {@code mail.pumps.example:587}. */
  String server() {
    return host + ":" + port;
  }
}
