package io.andal.device.live;

import io.andal.device.DeviceEvent;
import io.andal.device.OfflineReason;
import io.andal.device.document.FleetSpec;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.MessageReader;
import io.andal.device.mqtt.LinkState;
import io.andal.device.mqtt.MqttHandler;
import io.andal.device.mqtt.MqttLink;
import io.andal.device.mqtt.SessionOpener;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fleet at work with what it needs: who writes for it, and its broker if it has one. */
final class OpenFleet implements MqttHandler, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenFleet.class);

  /** A cut may be so old when it is found out. */
  private static final long UNNOTICED_MILLIS = 15_000;

  private final LiveFleet fleet;
  private final FleetWriter writer;
  private final Clock clock;
  private final MessageReader reader;
  private final Optional<MqttLink> link;
  private final AtomicLong refused = new AtomicLong();

  OpenFleet(
      LiveFleet fleet,
      FleetWriter writer,
      Function<FleetSpec, SessionOpener> sessions,
      Clock clock) {
    this.fleet = fleet;
    this.writer = writer;
    this.clock = clock;
    FleetSpec spec = fleet.spec();
    this.reader = new MessageReader(spec.mapping());
    this.link =
        spec.mqtt()
            .map(
                settings ->
                    new MqttLink(spec.name(), settings, reader, this, sessions.apply(spec), clock));
  }

  LiveFleet fleet() {
    return fleet;
  }

  MessageReader reader() {
    return reader;
  }

  void start() {
    link.ifPresent(MqttLink::open);
  }

  Optional<LinkState> link() {
    return link.map(MqttLink::state);
  }

  long refused() {
    return refused.get();
  }

  void flush() {
    writer.flush();
  }

  @Override
  public void linkUp() {
    fleet.linkUp(clock.millis());
  }

  @Override
  public void linkDown() {
    fleet.linkDown(clock.millis() - UNNOTICED_MILLIS);
  }

  @Override
  public void telemetry(DeviceMessage message, long receivedMillis) {
    fleet.take(message, receivedMillis).ifPresent(this::refused);
  }

  @Override
  public void connection(
      String device, boolean connected, OfflineReason reason, long receivedMillis) {
    fleet.connection(device, connected, reason, receivedMillis).ifPresent(this::refused);
  }

  @Override
  public void command(CommandEvent event, long receivedMillis) {
    fleet.command(event, receivedMillis).ifPresent(this::refused);
  }

  @Override
  public void happened(String device, DeviceEvent event) {
    fleet.happened(device, event).ifPresent(this::refused);
  }

  @Override
  public Map<String, Integer> births() {
    return fleet.births();
  }

  @Override
  public void refused(String reason) {
    if (refused.getAndIncrement() % 10_000 == 0) {
      LOG.warn("Fleet {}: a message from the broker wasn't taken: {}", fleet.spec().name(), reason);
    }
  }

  @Override
  public void store() {
    writer.flush();
  }

  @Override
  public void close() {
    link.ifPresent(MqttLink::close);
    writer.close();
  }
}
