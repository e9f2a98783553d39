package io.andal.channel;

import io.andal.channel.binary.BinaryHttpType;
import io.andal.channel.email.EmailType;
import io.andal.channel.httpsms.HttpSmsType;
import io.andal.channel.modbus.ModbusType;
import io.andal.channel.mqtt.MqttType;
import io.andal.channel.opcua.OpcUaType;
import io.andal.channel.slack.SlackType;
import io.andal.channel.smpp.SmppType;
import io.andal.channel.teams.TeamsType;
import io.andal.channel.twilio.TwilioType;
import io.andal.channel.webhook.WebhookType;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Channel documents, and the systems that they name. Stateless. */
public final class ChannelDocuments {
  /** The kind whose documents say how messages leave. */
  public static final String CHANNEL = "Channel";

  private static final List<ChannelType> TYPES =
      List.of(
          new EmailType(),
          new WebhookType(),
          new SlackType(),
          new TeamsType(),
          new SmppType(),
          new TwilioType(),
          new HttpSmsType(),
          new BinaryHttpType(),
          new MqttType(),
          new ModbusType(),
          new OpcUaType());

  private ChannelDocuments() {}

  /** Channel. */
  public static List<Kind> kinds() {
    return List.of(new ChannelKind());
  }

  /** What {@code spec.type} may say. */
  public static List<String> typeNames() {
    return TYPES.stream().map(ChannelType::name).toList();
  }

  /** The type of a Channel document that passed its schema; documents without one are e-mail. */
  public static ChannelType type(Document document) {
    String name = document.spec().path("type").asString(EmailType.NAME);
    return TYPES.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no channel is of type " + name));
  }

  /** The channels of one type, by name. */
  public static Stream<Document> ofType(Documents documents, String type) {
    return documents.all(CHANNEL).stream().filter(document -> type(document).name().equals(type));
  }

  /** Where a message goes: a recipient of a channel. */
  public record Destination(String channel, String recipient) {}

  /**
   * Where a notification target leads.
   *
   * @param named the channel that the target names; empty if none, then it is the first by name
   *     that takes such a text. One that is named counts even if it is missing: the delivery then
   *     says so.
   * @param target an address as the target writes it
   */
  public static List<Destination> destinations(Documents documents, String named, String target) {
    if (!named.isBlank()) {
      Optional<Document> channel = documents.find(CHANNEL, named);
      return (channel.isPresent() ? type(channel.get()) : new EmailType())
          .recipients(target).stream().map(to -> new Destination(named, to)).toList();
    }
    return documents.all(CHANNEL).stream()
        .filter(document -> type(document).takesUnnamed())
        .filter(document -> !type(document).recipients(target).isEmpty())
        .findFirst()
        .map(
            document ->
                type(document).recipients(target).stream()
                    .map(to -> new Destination(document.name(), to))
                    .toList())
        .orElse(List.of());
  }
}
