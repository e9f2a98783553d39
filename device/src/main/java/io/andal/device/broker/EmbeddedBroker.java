package io.andal.device.broker;

import io.andal.device.OfflineReason;
import io.andal.device.credential.Speaker;
import io.andal.device.credential.Speakers;
import io.andal.device.mqtt.MqttSettings;
import io.andal.device.mqtt.Publication;
import io.andal.device.mqtt.Session;
import io.andal.device.mqtt.TopicFilter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A broker that takes what devices publish, and hands out only commands and what hosts of Sparkplug
 * tell: MQTT 3.1.1 and 5. It listens from the first fleet that wants it on. A message is
 * acknowledged when what it says is stored; when too much waits for that, nothing more is read.
 * Thread-safe.
 */
// What can't be written is told by the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
public final class EmbeddedBroker implements AutoCloseable {
  /** Connections at a time, those included that didn't say yet who they are. */
  static final int MOST_CONNECTIONS = 100_000;

  private static final long MOST_WAITING_BYTES = 32 << 20;

  private final BrokerOptions options;
  private final Speakers speakers;
  private final Pressure pressure = new Pressure(MOST_WAITING_BYTES);
  private final Map<String, BrokerFleet> fleets = new ConcurrentSkipListMap<>();
  private final Set<BrokerConnection> connections = ConcurrentHashMap.newKeySet();
  private final Map<String, BrokerConnection> speaking = new ConcurrentHashMap<>();

  /** What hosts told to be kept, by topic: one each. */
  private final Map<String, Publication> kept = new ConcurrentHashMap<>();

  private volatile @Nullable Listening listening;

  public EmbeddedBroker(BrokerOptions options, Speakers speakers) {
    this.options = options;
    this.speakers = speakers;
  }

  /** A session of a fleet, which isn't open yet. */
  public Session session(
      String fleet, MqttSettings settings, int mostPerMinute, Session.Listener listener) {
    return new EmbeddedSession(this, fleet, settings, mostPerMinute, listener);
  }

  /** Where it listens; 0 while it doesn't. */
  public int port() {
    Listening open = listening;
    return open == null ? 0 : open.port();
  }

  /** How many connections there are. */
  public int connections() {
    return connections.size();
  }

  synchronized void attach(BrokerFleet fleet) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      // It was closed before it was open.
      throw new IllegalStateException("The fleet is gone");
    }
    if (listening == null) {
      listening = Listening.open(this, options);
    }
    fleets.put(fleet.name(), fleet);
  }

  /** What isn't acknowledged yet is sent again over new connections. */
  void detach(BrokerFleet fleet) {
    if (fleets.remove(fleet.name(), fleet)) {
      connections.stream()
          .filter(each -> each.concerns(fleet.name()))
          .forEach(BrokerConnection::closeQuietly);
    }
  }

  /** Stops to listen if no fleet wants it any more. */
  public synchronized void settle() {
    if (fleets.isEmpty()) {
      close();
    }
  }

  void sweep() {
    long now = System.nanoTime();
    connections.forEach(each -> each.sweep(now));
  }

  Speakers speakers() {
    return speakers;
  }

  Pressure pressure() {
    return pressure;
  }

  Map<String, BrokerFleet> fleets() {
    return fleets;
  }

  /** The fleet whose topic it is; empty if the speaker may not publish there. */
  Optional<BrokerFleet> target(Speaker speaker, String topic) {
    return fleets.values().stream().filter(fleet -> fleet.takes(speaker, topic)).findFirst();
  }

  /** Whether somebody may hear what hosts tell on some topics. */
  boolean tells(Speaker speaker, String filter) {
    return fleets.values().stream().anyMatch(fleet -> fleet.tells(speaker, filter));
  }

  /** What was told before on some topics, and is kept. */
  List<Publication> kept(String filter) {
    return kept.values().stream().filter(one -> TopicFilter.takes(filter, one.topic())).toList();
  }

  /** A host tells something to all who hear it. */
  void publish(Publication one) {
    if (one.retained()) {
      kept.put(one.topic(), one);
    }
    connections.forEach(each -> each.tell(open -> open.tell(one)));
  }

  /**
   * Sends a command to a device, over all connections where it is heard: its own, or those of
   * gateways.
   *
   * @return whether it was sent, which says nothing about whether it arrived
   */
  public CompletableFuture<Boolean> command(String fleet, String device, Publication command) {
    BrokerFleet of = fleets.get(fleet);
    CompletableFuture<Boolean> sent = CompletableFuture.completedFuture(false);
    if (of != null) {
      for (BrokerConnection each : connections) {
        Speaker speaker = each.speaker();
        if (speaker != null && of.reaches(speaker, device)) {
          sent = sent.thenCombine(each.tell(open -> open.command(command)), Boolean::logicalOr);
        }
      }
    }
    return sent;
  }

  /** False if there are too many. */
  boolean opened(BrokerConnection connection) {
    if (connections.size() >= MOST_CONNECTIONS) {
      return false;
    }
    connections.add(connection);
    return true;
  }

  /** From now on somebody speaks here, and nowhere else. */
  void speaks(BrokerConnection connection, String key) {
    speaking.compute(
        key,
        (_, before) -> {
          if (before != null) {
            before.takenOver();
            will(before);
          }
          tell(connection, true, OfflineReason.NONE);
          return connection;
        });
  }

  void closed(BrokerConnection connection, String key, boolean tell, OfflineReason reason) {
    connections.remove(connection);
    speaking.computeIfPresent(
        key,
        (_, current) -> {
          if (current != connection) {
            return current;
          }
          if (tell) {
            tell(connection, false, reason);
            if (reason != OfflineReason.GRACEFUL) {
              will(connection);
            }
          }
          return null;
        });
  }

  /** Where connections tell who is there, a will says the same once more. */
  private void will(BrokerConnection connection) {
    Speaker speaker = connection.speaker();
    Publication will = connection.will().orElse(null);
    if (speaker != null && will != null) {
      target(speaker, will.topic())
          .filter(fleet -> !fleet.connections())
          .ifPresent(
              fleet ->
                  fleet
                      .listener()
                      .published(
                          will.topic(),
                          will.payload(),
                          speaker instanceof Speaker.Device(_, String id) ? id : "",
                          () -> {}));
    }
  }

  private void tell(BrokerConnection connection, boolean connected, OfflineReason reason) {
    if (connection.speaker() instanceof Speaker.Device(String name, String id)) {
      BrokerFleet fleet = fleets.get(name);
      if (fleet != null && fleet.connections()) {
        fleet.listener().turned(id, connected, reason);
      }
    }
  }

  /** Ends the connection of a device whose credential is no longer good. */
  public void drop(Speaker.Device device) {
    BrokerConnection connection = speaking.get(device.key(""));
    if (connection != null) {
      connection.drop();
    }
  }

  /** Tokens of gateways end without anybody telling the broker. */
  void askAgain() {
    List<BrokerConnection> gateways =
        connections.stream().filter(each -> each.speaker() instanceof Speaker.Gateway).toList();
    if (!gateways.isEmpty()) {
      Thread.ofVirtual().start(() -> gateways.forEach(BrokerConnection::askAgain));
    }
  }

  @Override
  public synchronized void close() {
    Listening open = listening;
    listening = null;
    if (open != null) {
      open.refuse();
    }
    connections.forEach(BrokerConnection::closeQuietly);
    if (open != null) {
      open.close();
    }
  }
}
