package io.andal.device.live;

import io.andal.device.broker.EmbeddedBroker;
import io.andal.device.document.FleetDocuments;
import io.andal.device.document.FleetSpec;
import io.andal.device.mqtt.SessionOpener;
import io.andal.device.store.CommandStore;
import io.andal.device.store.FleetStore;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Opens and closes fleets as documents say, and moves all of them on. Thread-safe. */
final class OpenFleets implements AutoCloseable {
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  private final Clock clock;
  private final FleetStore store;
  private final CommandStore commanded;
  private final EmbeddedBroker broker;
  private final Map<String, Long> readers;
  private final FleetBeat beat = new FleetBeat(this::tick);
  private volatile SortedMap<String, OpenFleet> open = new TreeMap<>();
  private long nextSweepMillis;

  /**
   * @param readers of minutes, and how long after a minute each reads it, in milliseconds
   */
  OpenFleets(
      FleetStore store,
      CommandStore commanded,
      EmbeddedBroker broker,
      Map<String, Long> readers,
      Clock clock) {
    this.store = store;
    this.commanded = commanded;
    this.broker = broker;
    this.readers = readers;
    this.clock = clock;
  }

  /** Puts fleets in force that are new or changed; what is gone is no longer heard. */
  synchronized void follow(Documents documents) {
    SortedMap<String, OpenFleet> now = new TreeMap<>();
    for (FleetSpec spec : FleetDocuments.fleets(documents)) {
      OpenFleet known = open.get(spec.name());
      if (known == null || !known.fleet().follow(spec, clock.millis())) {
        if (known != null) {
          // Minutes that are over end in the groups in which they were counted.
          known.fleet().tick(clock.millis());
          known.close();
        }
        known = open(spec);
      }
      now.put(spec.name(), known);
    }
    open.forEach(
        (name, gone) -> {
          if (!now.containsKey(name)) {
            gone.close();
          }
        });
    open = now;
    broker.settle();
  }

  private SessionOpener sessions(FleetSpec spec) {
    return spec.isEmbedded()
        ? (settings, listener) ->
            broker.session(spec.name(), settings, spec.mostPerMinute(), listener)
        : SessionOpener.elsewhere();
  }

  private OpenFleet open(FleetSpec spec) {
    LiveFleet fleet = new LiveFleet(spec, store, commanded, clock.millis());
    FleetWriter writer = new FleetWriter(fleet, store, readers, clock);
    OpenFleet opened = new OpenFleet(fleet, writer, this::sessions, clock);
    if (beat.isOn()) {
      opened.start();
    }
    return opened;
  }

  /** Finds silent devices and writes from now on in background. */
  synchronized void start() {
    if (!beat.isOn()) {
      beat.start();
      open.values().forEach(OpenFleet::start);
    }
  }

  /** Moves all fleets on to now, and writes what changed if it should. */
  void tick(boolean write) {
    long now = clock.millis();
    for (OpenFleet each : open.values()) {
      each.fleet().tick(now);
      if (write) {
        each.flush();
      }
    }
    if (now >= nextSweepMillis) {
      nextSweepMillis = now + BETWEEN_SWEEPS.toMillis();
      store.deleteBefore(Math.floorDiv(now - Fleets.RETENTION.toMillis(), 60_000L));
    }
  }

  /** A fleet; null if there is none of this name. */
  @Nullable OpenFleet get(String name) {
    return open.get(name);
  }

  /** A fleet; empty if there is none of this name. */
  Optional<OpenFleet> find(String name) {
    return Optional.ofNullable(get(name));
  }

  /** All of them, by name. */
  Collection<OpenFleet> all() {
    return open.values();
  }

  Set<String> names() {
    return open.keySet();
  }

  /** Writes all that isn't written yet. */
  void flush() {
    open.values().forEach(OpenFleet::flush);
  }

  @Override
  public synchronized void close() {
    beat.stop();
    open.values().forEach(OpenFleet::close);
    open = new TreeMap<>();
  }
}
