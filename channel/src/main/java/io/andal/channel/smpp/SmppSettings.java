package io.andal.channel.smpp;

import io.andal.signal.Durations;
import io.andal.workspace.Document;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a Channel document of type Smpp says. Holds references to secrets, never the secrets.
 *
 * @param channel the document's name
 * @param pair whether sending and receiving are two connections
 * @param from what stands as sender: a number, a short code, or up to 11 letters
 * @param window submits without an answer at once
 * @param perSecond submits in a second
 * @param mostParts messages that one text may take
 * @param timeout how long an answer is waited for, to a login as to a message
 * @param decimalReceipts whether receipts write an id in decimal that answers write in hexadecimal
 */
public record SmppSettings(
    String channel,
    String host,
    int port,
    boolean tls,
    String systemId,
    String password,
    String systemType,
    boolean version5,
    boolean pair,
    Optional<String> from,
    int window,
    int perSecond,
    int mostParts,
    Duration enquireLink,
    Duration timeout,
    boolean decimalReceipts) {
  private static final int USUAL_PORT = 2775;
  private static final int USUAL_TLS_PORT = 3550;

  /** Reads a document that has passed its schema. */
  public static SmppSettings of(Document document) {
    JsonNode spec = document.spec();
    boolean tls = spec.path("security").asString("none").equals("tls");
    return new SmppSettings(
        document.name(),
        spec.path("host").asString(""),
        spec.path("port").asInt(tls ? USUAL_TLS_PORT : USUAL_PORT),
        tls,
        spec.path("systemId").asString(""),
        spec.path("password").asString(""),
        spec.path("systemType").asString(""),
        spec.path("version").asString("3.4").equals("5.0"),
        spec.path("bind").asString("transceiver").equals("pair"),
        Optional.of(spec.path("from").asString("")).filter(text -> !text.isEmpty()),
        spec.path("window").asInt(10),
        spec.path("perSecond").asInt(10),
        spec.path("maxParts").asInt(3),
        Durations.parse(spec.path("enquireLink").asString("")).orElse(Duration.ofSeconds(30)),
        Durations.parse(spec.path("timeout").asString("")).orElse(Duration.ofSeconds(10)),
        spec.path("receiptIds").asString("same").equals("decimal"));
  }

  /** For people: {@code smsc.pumps.example:2775}. */
  String server() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return "SMPP settings of " + channel;
  }
}
