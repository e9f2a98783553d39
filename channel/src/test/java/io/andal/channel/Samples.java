package io.andal.channel;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents and notices for tests of channels. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Samples() {}

  /** A Channel document that wasn't checked. */
  public static Document channel(String name, String spec) {
    String json =
        """
        {"kind": "Channel", "metadata": {"name": "%s"}, "spec": %s}
        """
            .formatted(name, spec);
    ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(json);
    return new Document(
        DocumentId.of("Channel", name),
        "andal.io/v1",
        body,
        json,
        "test.yaml",
        new Position(1, 1),
        Map.of());
  }

  /** What a document describes, opened at noon. */
  public static Channel open(String spec) throws DeliveryException {
    Document document = channel("test", spec);
    return ChannelDocuments.type(document)
        .open(document, new Surroundings(Clock.fixed(NOON, ZoneOffset.UTC)));
  }

  /** The message about a start or an end. */
  public static Message message(Notice.Event event, String recipient) {
    return new Message("0mfnq3k5caaaaaaa-" + event.word() + "-7", notice(event), recipient);
  }

  /** A budget that burns, or no longer does. */
  public static Notice notice(Notice.Event event) {
    return new Notice(
        "0mfnq3k5caaaaaaa",
        event,
        Cause.BURN,
        "commands-latency",
        "Commands are accepted within 300 ms",
        "commands",
        "page",
        "page",
        event == Notice.Event.STARTED
            ? "Commands are accepted within 300 ms: burning 14.8× over 1 h and 5 min; 41 % of the"
                + " budget left, gone in 2 h 10 min."
            : "Commands are accepted within 300 ms: no longer burning too fast, 2× over 1 h; 38 %"
                + " of the budget left.",
        0.99,
        Optional.of(0.9941),
        event == Notice.Event.STARTED ? 0.41 : 0.38,
        event == Notice.Event.STARTED ? 14.81 : 2,
        List.of(
            new Notice.Burn(Duration.ofMinutes(5), Optional.of(14.83), 14.4),
            new Notice.Burn(Duration.ofHours(1), Optional.of(14.81), 14.4)),
        event == Notice.Event.STARTED ? Optional.of(Duration.ofMinutes(130)) : Optional.empty(),
        Optional.of("Controls"),
        "https://andal.pumps.example/objectives/commands-latency",
        NOON,
        event == Notice.Event.STARTED ? Optional.empty() : Optional.of(NOON.plusSeconds(3900)),
        Optional.empty(),
        Optional.empty());
  }

  /** The message about a start or an end of one of several alerts. */
  public static Message told(Notice.Event event, String alert, String recipient) {
    Notice like = notice(event);
    return new Message(
        alert + event.word(),
        new Notice(
            alert,
            event,
            like.cause(),
            like.slo(),
            like.displayName(),
            like.service(),
            like.rule(),
            like.severity(),
            like.summary(),
            like.target(),
            like.sli(),
            like.remaining(),
            like.burnRate(),
            like.burns(),
            like.exhaustion(),
            like.owner(),
            like.link(),
            like.started(),
            like.ended(),
            Optional.empty(),
            Optional.empty()),
        recipient);
  }
}
