package io.andal.alert.digest;

import io.andal.alert.ChannelsForTests;
import io.andal.alert.TrackedChannels;
import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Digest;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.channel.TellsDigests;
import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A channel that collects tickets until 08:00, and whoever reads what it tells. */
final class Mailbox {
  final List<String> atOnce = new ArrayList<>();
  final List<Digest> digests = new ArrayList<>();
  boolean down;
  boolean dies;
  boolean collects = true;
  Optional<String> fallback = Optional.empty();
  final List<Message> overFallback = new ArrayList<>();

  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  TrackedChannels open(Database database, MutableClock clock) {
    return ChannelsForTests.tracked(database, clock, this::documents, this::channel);
  }

  private Channel channel(String name) {
    return name.equals("mail")
        ? new Reading()
        : message -> {
          overFallback.add(message);
          return Handover.DONE;
        };
  }

  private Documents documents() {
    String digest =
        collects ? ", \"digest\": {\"severities\": [\"ticket\"], \"at\": \"08:00\"}" : "";
    String other = fallback.map(spec -> ", \"fallback\": " + spec).orElse("");
    return Documents.of(
        List.of(
            channel(
                "mail", "\"Email\", \"host\": \"h\", \"from\": \"a@b.example\"" + digest + other),
            channel("sms", "\"Smpp\", \"host\": \"h\""),
            channel("lamp", "\"Modbus\", \"host\": \"h\", \"coil\": 3")));
  }

  private static Document channel(String name, String spec) {
    String json =
        """
        {"kind": "Channel", "metadata": {"name": "%s"}, "spec": {"type": %s}}
        """
            .formatted(name, spec);
    return new Document(
        DocumentId.of("Channel", name),
        "andal.io/v1",
        (ObjectNode) JsonMapper.shared().readTree(json),
        json,
        "test.yaml",
        new Position(1, 1),
        Map.of());
  }

  List<String> told() {
    return digests.stream()
        .map(
            digest ->
                "fired %s firing %s ended %s"
                    .formatted(
                        names(digest.fired()), names(digest.firing()), names(digest.ended())))
        .toList();
  }

  private static List<String> names(List<Notice> notices) {
    return notices.stream().map(Notice::displayName).toList();
  }

  private final class Reading implements TellsDigests {
    @Override
    public Handover send(Message message) {
      atOnce.add(message.notice().alert() + " " + message.notice().event().word());
      return Handover.DONE;
    }

    @Override
    public void send(Digest digest, String recipient) throws DeliveryException {
      if (down) {
        throw new DeliveryException("The mail server is down.");
      }
      digests.add(digest);
      if (dies) {
        throw new Killed();
      }
    }
  }
}
