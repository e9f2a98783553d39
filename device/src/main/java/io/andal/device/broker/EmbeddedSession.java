package io.andal.device.broker;

import io.andal.device.mqtt.MqttSettings;
import io.andal.device.mqtt.PemFactories;
import io.andal.device.mqtt.Publication;
import io.andal.device.mqtt.Session;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A fleet's session with the broker in the same process. Thread-safe. */
final class EmbeddedSession implements Session {
  private static final long MILLIS_BETWEEN_TRIES = 2_000;

  private final EmbeddedBroker broker;
  private final BrokerFleet fleet;
  private @Nullable Thread opening;

  EmbeddedSession(
      EmbeddedBroker broker,
      String name,
      MqttSettings settings,
      int mostPerMinute,
      Listener listener) {
    this.broker = broker;
    this.fleet =
        new BrokerFleet(
            name,
            settings,
            mostPerMinute,
            settings.embedded().flatMap(MqttSettings.Embedded::ca).map(EmbeddedSession::trust),
            listener);
  }

  private static X509TrustManager trust(String reference) {
    return Arrays.stream(PemFactories.trust(reference).getTrustManagers())
        .flatMap(each -> each instanceof X509TrustManager one ? Optional.of(one).stream() : null)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public synchronized void open() {
    opening = Thread.ofVirtual().name("broker for " + fleet.name()).start(this::listen);
  }

  /** The port may be free only when another program ends. */
  private void listen() {
    while (true) {
      try {
        broker.attach(fleet);
        // Sets when the session began; there is no connection that could break.
        var _ = fleet.listener().will();
        fleet.listener().subscribed();
        return;
      } catch (IOException | IllegalStateException e) {
        fleet.listener().disconnected(String.valueOf(e.getMessage()));
      }
      try {
        Thread.sleep(MILLIS_BETWEEN_TRIES);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void subscribe() {
    // All that is published on its topics is the fleet's.
  }

  @Override
  public CompletableFuture<?> publish(Publication publication) {
    broker.publish(publication);
    return CompletableFuture.completedFuture(publication);
  }

  @Override
  public void close() {
    Thread waiting;
    synchronized (this) {
      waiting = opening;
    }
    if (waiting != null) {
      waiting.interrupt();
    }
    broker.detach(fleet);
  }
}
