package io.andal.device.mqtt;

import io.andal.device.DeviceEvent;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.MessageReader;
import io.andal.device.sparkplug.HostListener;
import io.andal.device.sparkplug.HostMessages;
import io.andal.device.sparkplug.SparkplugHost;
import io.andal.device.sparkplug.SparkplugSettings;
import io.andal.device.sparkplug.SparkplugTopic;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages as a host application of Sparkplug, and says that there is one. */
final class SparkplugTaker implements Taker, HostListener {
  private static final Logger LOG = LoggerFactory.getLogger(SparkplugTaker.class);
  private static final long PATIENCE_MILLIS = 100;
  private static final String FOREIGN = "An edge node spoke for another one";

  private final SparkplugSettings settings;
  private final MqttHandler handler;
  private final SparkplugHost host;
  private final Clock clock;
  private final AtomicBoolean fresh = new AtomicBoolean();
  private boolean seeded;
  private volatile @Nullable Session open;
  private volatile long stateMillis;

  SparkplugTaker(
      SparkplugSettings settings, MessageReader reader, MqttHandler handler, Clock clock) {
    this.settings = settings;
    this.handler = handler;
    this.host = new SparkplugHost(settings, reader, this);
    this.clock = clock;
  }

  @Override
  public void take(Arrived arrived) {
    if (!(arrived instanceof Heard heard)) {
      // Births and deaths tell who is there, not connections.
      return;
    }
    if (heard.topic().equals(settings.stateTopic())) {
      state(heard.payload());
      return;
    }
    Optional<SparkplugTopic> topic = SparkplugTopic.of(heard.topic());
    if (topic.isEmpty()) {
      if (!heard.topic().startsWith(SparkplugTopic.state(""))) {
        handler.refused("A topic is none of Sparkplug");
      }
      return;
    }
    if (heard.retained()) {
      // Births and data may not be kept by the broker: what it kept is old, whatever it says.
      return;
    }
    if (!heard.speaker().isEmpty() && !heard.speaker().equals(topic.get().nodeId())) {
      handler.refused(FOREIGN);
      return;
    }
    try {
      host.take(topic.get(), heard.payload(), heard.receivedMillis());
    } catch (BadMessageException e) {
      handler.refused(e.reason());
    }
  }

  /** Somebody, perhaps an older session of this host, says that it isn't there. */
  private void state(byte[] payload) {
    Session session = open;
    OptionalLong offline = HostMessages.offlineSince(payload);
    if (session != null && offline.isPresent()) {
      send(session, state(true));
    }
  }

  /**
   * What isn't heard is said again: a state when it is connected again, a request after a while.
   */
  private static void send(Session session, Publication one) {
    var _ =
        session
            .publish(one)
            .whenComplete(
                (_, failure) -> {
                  if (failure != null) {
                    LOG.debug("{} could not be published", one.topic(), failure);
                  }
                });
  }

  private Publication state(boolean online) {
    return new Publication(
        settings.stateTopic(), HostMessages.state(online, stateMillis), true, true);
  }

  @Override
  public void advance(long nowMillis) {
    if (!seeded) {
      seeded = true;
      handler.births().forEach(host::know);
    }
    if (fresh.getAndSet(false)) {
      host.linkUp();
    }
    if (open != null) {
      host.advance(nowMillis);
    }
  }

  @Override
  public long patienceMillis() {
    return PATIENCE_MILLIS;
  }

  @Override
  public Optional<Publication> will() {
    stateMillis = clock.millis();
    return Optional.of(state(false));
  }

  @Override
  public void subscribed(Session session) {
    open = session;
    send(session, state(true));
    fresh.set(true);
  }

  @Override
  public void disconnected() {
    open = null;
  }

  @Override
  public Optional<Publication> farewell() {
    Session session = open;
    open = null;
    stateMillis = clock.millis();
    return session == null ? Optional.empty() : Optional.of(state(false));
  }

  @Override
  public void telemetry(DeviceMessage message, long receivedMillis) {
    handler.telemetry(message, receivedMillis);
  }

  @Override
  public void happened(String device, DeviceEvent event) {
    handler.happened(device, event);
  }

  @Override
  public void refused(String reason) {
    handler.refused(reason);
  }

  @Override
  public void rebirth(String group, String node, long nowMillis) {
    Session session = open;
    if (session != null) {
      send(
          session,
          new Publication(
              SparkplugTopic.command(group, node), HostMessages.rebirth(nowMillis), false, false));
    }
  }
}
