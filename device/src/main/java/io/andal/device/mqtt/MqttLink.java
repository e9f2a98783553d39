package io.andal.device.mqtt;

import io.andal.device.OfflineReason;
import io.andal.device.message.MessageReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of a fleet to its broker. Messages are taken in batches; the broker is told that
 * it may forget one only when what it says is stored, so that a crash loses nothing that was sent
 * with QoS 1. Thread-safe.
 */
public final class MqttLink implements AutoCloseable {
  /** How long the broker keeps messages while Andal is away. */
  static final int SESSION_SECONDS = 3_600;

  /** A cut that nobody tells is found out within one and a half of these. */
  static final int KEEP_ALIVE_SECONDS = 10;

  /** Messages that the broker sends before it waits for an answer. */
  static final int IN_FLIGHT = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
  private static final int MOST_WAITING = 4 * IN_FLIGHT;
  private static final int BATCH = 5_000;

  /** The embedded broker waits with reading, and many messages are stored at the cost of one. */
  private static final int EMBEDDED_BATCH = 50_000;

  private static final long PATIENCE_MILLIS = 1_000;

  private final String fleet;
  private final MqttSettings settings;
  private final MqttHandler handler;
  private final Taker taker;
  private final Clock clock;
  private final SessionOpener opener;
  private final LinkedBlockingQueue<Arrived> waiting;
  private final AtomicLong dropped = new AtomicLong();
  private volatile LinkState state;
  private volatile boolean closed;
  private @Nullable Session session;
  private @Nullable Thread worker;

  public MqttLink(
      String fleet,
      MqttSettings settings,
      MessageReader reader,
      MqttHandler handler,
      SessionOpener opener,
      Clock clock) {
    this.fleet = fleet;
    this.settings = settings;
    this.handler = handler;
    this.opener = opener;
    this.waiting =
        new LinkedBlockingQueue<>(
            settings.embedded().isPresent() ? Integer.MAX_VALUE : MOST_WAITING);
    this.taker = taker(settings, reader, handler, clock);
    this.clock = clock;
    this.state = new LinkState(settings.broker(), false, 0, "", 0);
  }

  private static Taker taker(
      MqttSettings settings, MessageReader reader, MqttHandler handler, Clock clock) {
    return settings.sparkplug().isPresent()
        ? new SparkplugTaker(settings.sparkplug().get(), reader, handler, clock)
        : new MessageTaker(settings, reader, handler);
  }

  /** Begins to connect, and connects again whenever the connection is lost. */
  public synchronized void open() {
    if (worker != null || closed) {
      return;
    }
    worker = Thread.ofPlatform().daemon().name("mqtt-" + fleet).start(this::work);
    try {
      session = opener.session(settings, listener());
      session.open();
    } catch (IllegalStateException | IllegalArgumentException e) {
      trouble(String.valueOf(e.getMessage()));
    }
  }

  private Session.Listener listener() {
    return new Session.Listener() {
      @Override
      public void connected() {
        Session open = opened();
        if (open != null) {
          open.subscribe();
        }
      }

      @Override
      public void subscribed() {
        state = new LinkState(settings.broker(), true, clock.millis(), "", dropped.get());
        LOG.info("Fleet {} hears its broker {}", fleet, settings.broker());
        handler.linkUp();
        Session open = opened();
        if (open != null) {
          taker.subscribed(open);
        }
      }

      @Override
      public Optional<Publication> will() {
        return taker.will();
      }

      @Override
      public void disconnected(String why) {
        trouble(why);
      }

      @Override
      public void heard(
          String topic, byte[] payload, boolean retained, boolean lossy, Runnable acknowledge) {
        Heard one = new Heard(topic, payload, retained, "", clock.millis(), acknowledge);
        // Those that aren't answered are never more than are in flight, so only others may drop.
        if (!waiting.offer(one)) {
          dropped.incrementAndGet();
          if (!lossy) {
            LOG.warn("Fleet {}: the broker sent more messages than it may", fleet);
          }
        }
      }

      @Override
      public void published(String topic, byte[] payload, String speaker, Runnable acknowledge) {
        waiting.add(new Heard(topic, payload, false, speaker, clock.millis(), acknowledge));
      }

      @Override
      public void turned(String device, boolean connected, OfflineReason reason) {
        waiting.add(new Turned(device, connected, reason, clock.millis()));
      }

      @Override
      public void refused(String reason) {
        handler.refused(reason);
      }
    };
  }

  private synchronized @Nullable Session opened() {
    return session;
  }

  private void trouble(String why) {
    if (closed) {
      return;
    }
    LinkState before = state;
    if (before.connected() || before.sinceMillis() == 0 || !before.trouble().equals(why)) {
      LOG.warn("Fleet {} doesn't hear its broker {}: {}", fleet, settings.broker(), why);
    }
    long since =
        before.connected() || before.sinceMillis() == 0 ? clock.millis() : before.sinceMillis();
    state = new LinkState(settings.broker(), false, since, why, dropped.get());
    if (before.connected()) {
      taker.disconnected();
      handler.linkDown();
    }
  }

  private void work() {
    try (Storing storing = new Storing(fleet, handler)) {
      work(storing);
    }
  }

  private void work(Storing storing) {
    int most = settings.embedded().isPresent() ? EMBEDDED_BATCH : BATCH;
    while (!closed) {
      List<Arrived> batch = new ArrayList<>();
      try {
        Arrived first = waiting.poll(taker.patienceMillis(), TimeUnit.MILLISECONDS);
        taker.advance(clock.millis());
        if (first == null) {
          continue;
        }
        batch.add(first);
        waiting.drainTo(batch, most - 1);
        batch.forEach(taker::take);
        storing.add(batch);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // They aren't acknowledged: the broker sends them again when it is connected again.
        LOG.error("Fleet {}: messages could not be taken", fleet, e);
      }
    }
  }

  /** How the connection is. */
  public LinkState state() {
    LinkState now = state;
    return new LinkState(
        now.broker(), now.connected(), now.sinceMillis(), now.trouble(), dropped.get());
  }

  /** A failure in words that fit behind a colon. */
  static String words(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  static void await(CompletableFuture<?> leaving) {
    try {
      leaving.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The broker wasn't there to say goodbye to", e);
    }
  }

  @Override
  public void close() {
    Session open;
    Thread working;
    synchronized (this) {
      closed = true;
      open = session;
      working = worker;
    }
    if (open != null) {
      Session session = open;
      taker.farewell().ifPresent(last -> await(session.publish(last)));
      open.close();
    }
    if (working != null) {
      working.interrupt();
    }
  }
}
