package io.andal.device.sparkplug;

import io.andal.device.message.BadMessageException;
import io.andal.device.message.Mapping;
import io.andal.device.message.MessageReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;

/**
 * What a host application of Sparkplug makes of messages: the sessions of all edge nodes of a fleet
 * (Sparkplug 3.0, chapter 5). It has no clock and does no I/O. Not thread-safe.
 */
public final class SparkplugHost {
  /** Edge nodes of one fleet. */
  static final int MOST_NODES = 10_000;

  /** Devices of one edge node. */
  static final int MOST_DEVICES = 100_000;

  /** Requests for births at a time: all at once would be answered all at once. */
  private static final int MOST_ASKED = 50;

  private final SparkplugSettings settings;
  private final MessageReader reader;
  private final HostListener listener;
  private final Set<String> mapped;
  private final HeldBytes bytes = new HeldBytes();
  private final Map<String, EdgeNode> nodes = new HashMap<>();
  private final Set<EdgeNode> pending = new LinkedHashSet<>();

  public SparkplugHost(SparkplugSettings settings, MessageReader reader, HostListener listener) {
    this.settings = settings;
    this.reader = reader;
    this.listener = listener;
    this.mapped = metrics(reader.mapping());
  }

  /** The metrics that a mapping asks for. */
  static Set<String> metrics(Mapping mapping) {
    Set<String> names = new HashSet<>();
    Stream.of(
            mapping.fault().stream(),
            mapping.attributes().values().stream(),
            mapping.values().values().stream())
        .flatMap(places -> places)
        .map(JsonPointer::getMatchingProperty)
        .forEach(names::add);
    return names;
  }

  /**
   * An edge node or a device is known from before.
   *
   * @param id as {@link SparkplugTopic#id} makes it; others are ignored
   * @param birth the bdSeq of its last birth; −1 if there is none
   */
  public void know(String id, int birth) {
    SparkplugTopic topic =
        SparkplugTopic.ofId(id).filter(each -> settings.hears(each.group())).orElse(null);
    if (topic == null || (!nodes.containsKey(topic.nodeId()) && nodes.size() >= MOST_NODES)) {
      return;
    }
    EdgeNode node = nodes.computeIfAbsent(topic.nodeId(), _ -> open(topic));
    if (topic.device().isEmpty()) {
      node.know(birth);
    } else {
      node.know(id);
    }
  }

  private EdgeNode open(SparkplugTopic topic) {
    return new EdgeNode(topic, settings, mapped, reader, bytes, listener);
  }

  /**
   * Takes a message; commands are none of the host's.
   *
   * @throws BadMessageException if it can't be read, or there are too many edge nodes
   */
  public void take(SparkplugTopic topic, byte[] payload, long receivedMillis)
      throws BadMessageException {
    if (topic.type().isCommand() || !settings.hears(topic.group())) {
      return;
    }
    MessageReader.checked(topic.id(), "in the topic");
    SparkplugPayload read = PayloadReader.read(payload);
    EdgeNode node = nodes.get(topic.nodeId());
    if (node == null) {
      if (nodes.size() >= MOST_NODES) {
        throw BadMessageException.of("The fleet has as many edge nodes as it can");
      }
      node = open(topic);
      nodes.put(topic.nodeId(), node);
    }
    if (topic.type() == MessageType.DBIRTH && node.size() >= MOST_DEVICES) {
      throw BadMessageException.of("An edge node has as many devices as it can");
    }
    switch (topic.type()) {
      case NBIRTH -> node.born(read, receivedMillis);
      case NDEATH -> node.died(read, receivedMillis);
      case NDATA, DBIRTH, DDATA, DDEATH ->
          node.take(new Held(topic, read, read.number(), payload.length, receivedMillis));
      case NCMD, DCMD -> {}
    }
    if (node.isPending()) {
      pending.add(node);
    }
  }

  /** Edge nodes can be heard from now on; what they did before isn't known. */
  public void linkUp() {
    for (EdgeNode node : nodes.values()) {
      try {
        node.unproven();
      } catch (BadMessageException e) {
        listener.refused(e.reason());
      }
      pending.add(node);
    }
  }

  /** Time goes on: what is missing is given up, and edge nodes are asked for births. */
  public void advance(long nowMillis) {
    int asked = 0;
    Iterator<EdgeNode> each = pending.iterator();
    while (each.hasNext()) {
      EdgeNode node = each.next();
      try {
        asked += node.advance(nowMillis, asked < MOST_ASKED) ? 1 : 0;
      } catch (BadMessageException e) {
        listener.refused(e.reason());
      }
      if (!node.isPending()) {
        each.remove();
      }
    }
  }
}
