package io.andal.alert;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.store.DeliveryStore;
import io.andal.alert.store.DeliveryStore.Due;
import io.andal.channel.Backoff;
import io.andal.channel.Channels;
import io.andal.channel.DeliveryException;
import io.andal.channel.Message;
import io.andal.channel.OpenChannels;
import io.andal.channel.Surroundings;
import io.andal.database.Database;
import io.andal.database.Dialect;
import io.andal.workspace.Documents;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what alerts queued, each message until its channel took it. Thread-safe. At least once: a
 * crash between sending and noting it may send one message twice, with the same Message-ID.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int BATCH = 100;

  /** It looks by itself so often, for what is to be tried again. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** As long as one attempt may take before we stop waiting for it. */
  private static final Duration CLOSE = Duration.ofSeconds(20);

  private final DeliveryStore store = new DeliveryStore();
  private final Jdbi jdbi;
  private final Clock clock;
  private final Channels channels;
  private final Pace pace;
  private final Backoff backoff = new Backoff(new SecureRandom());
  private final String claim = UUID.randomUUID().toString();
  private final Bell bell = new Bell();
  private final Thread worker = Thread.ofVirtual().name("outbox").unstarted(this::work);
  private final Lanes lanes = new Lanes(CLOSE, bell::ring);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean closing;

  /**
   * @param documents what is in force, for the Channel documents
   */
  public Outbox(Database database, Clock clock, Supplier<Documents> documents) {
    this(database, clock, new OpenChannels(documents, new Surroundings(clock)));
  }

  /**
   * With channels that others use too.
   *
   * @param channels closed with this outbox
   */
  public Outbox(Database database, Clock clock, Channels channels) {
    this(database, clock, channels, new Pace());
  }

  /**
   * With channels over which others send too.
   *
   * @param channels closed with this outbox
   * @param pace of all who send over these channels
   */
  public Outbox(Database database, Clock clock, Channels channels, Pace pace) {
    database.migrate("alert");
    this.jdbi = database.jdbi();
    this.clock = clock;
    this.channels = channels;
    this.pace = pace;
    if (database.dialect() == Dialect.SQLITE) {
      // The file belongs to one process, so whoever held a claim is gone.
      jdbi.useHandle(store::releaseClaims);
    }
  }

  /** Sends in the background until closed. */
  public void start() {
    worker.start();
  }

  /** Something may have been queued: looks at once instead of at its next turn. */
  public void soon() {
    bell.ring();
  }

  /**
   * Tells somebody when a message was sent or not.
   *
   * @param listener returns at once
   */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  private void work() {
    try {
      while (!closing) {
        poll();
        bell.await(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll() {
    try {
      look();
    } catch (RuntimeException | Error e) {
      // The database may be away for a while; the next round tries again.
      LOG.warn("The outbox could not be read: {}", e.getMessage(), e);
    }
  }

  /** Sends everything that is due, and returns when each was tried: for tests. */
  public void runDue() throws InterruptedException {
    boolean more = true;
    while (more && !closing) {
      more = false;
      for (Future<Boolean> sending : look()) {
        more |= Lanes.outcome(sending);
      }
    }
  }

  /** Begins to send what is due; a channel that is at work goes on. */
  private List<Future<Boolean>> look() {
    Instant now = clock.instant();
    Set<String> busy = lanes.busy();
    Map<String, List<Due>> byChannel =
        jdbi.withHandle(handle -> store.due(handle, now, busy, BATCH)).stream()
            .collect(Collectors.groupingBy(Due::channel, LinkedHashMap::new, Collectors.toList()));
    return byChannel.entrySet().stream()
        .flatMap(due -> lanes.begin(due.getKey(), () -> sendAll(due.getValue())).stream())
        .toList();
  }

  /**
   * One channel's messages, one after the other, until one fails: other channels wait no longer
   * than that for a server that doesn't answer.
   *
   * @return whether anything was tried; false if others had claimed all
   */
  private boolean sendAll(List<Due> list) {
    boolean any = false;
    Set<Recipient> held = new HashSet<>();
    for (Due due : list) {
      Instant now = clock.instant();
      Recipient to = new Recipient(due.channel(), due.recipient());
      if (closing || held.contains(to)) {
        continue;
      }
      if (!pace.take(to, now)) {
        held.add(to);
        any |= hold(to, now);
        continue;
      }
      if (!jdbi.withHandle(handle -> store.claim(handle, due.id(), claim, now))) {
        pace.giveBack(to);
        continue;
      }
      any = true;
      boolean sent = send(due);
      listeners.forEach(Runnable::run);
      if (!sent) {
        pace.giveBack(to);
        break;
      }
    }
    return any;
  }

  /** All that is due for one who was told enough waits, and is out of the way of others. */
  private boolean hold(Recipient to, Instant now) {
    Instant free = pace.free(to, now);
    int waiting = jdbi.withHandle(handle -> store.postpone(handle, to, now, free));
    LOG.warn(
        "{} was told {} times over {} within a minute; {} messages wait until {}",
        to.address(),
        Pace.MOST,
        to.channel(),
        waiting,
        free);
    return waiting > 0;
  }

  /** Whether the channel took it. */
  private boolean send(Due due) {
    try {
      channels
          .open(due.channel())
          .send(new Message(due.messageId(), due.notice(), due.recipient()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed(due, "The server was stopped while the message was being sent.", Optional.empty());
      return false;
    } catch (DeliveryException e) {
      failed(due, String.valueOf(e.getMessage()), e.retryAfter());
      return false;
    } catch (RuntimeException e) {
      LOG.error("A message of alert {} could not be made", due.notice().alert(), e);
      failed(
          due,
          "The message could not be made; the server's log says more (" + e + ").",
          Optional.empty());
      return false;
    }
    jdbi.useHandle(handle -> store.sent(handle, due.id(), clock.instant()));
    LOG.info(
        "Told {} over {} that alert {} {}",
        due.recipient(),
        due.channel(),
        due.notice().alert(),
        due.notice().event().word());
    return true;
  }

  /**
   * @param patience what the other side asked for
   */
  private void failed(Due due, String error, Optional<Duration> patience) {
    Instant now = clock.instant();
    int failures = due.attempts() + 1;
    Optional<Instant> next =
        backoff
            .next(failures, due.createdAt(), now)
            .map(
                time ->
                    patience
                        .map(asked -> now.plus(Backoff.atMost(asked)))
                        .filter(asked -> asked.isAfter(time))
                        .orElse(time));
    jdbi.useTransaction(handle -> store.failed(handle, due.id(), claim, error, now, next));
    LOG.warn(
        "Attempt {} to tell {} over {} of alert {} failed: {} {}",
        failures,
        due.recipient(),
        due.channel(),
        due.notice().alert(),
        error,
        next.map(time -> "Next attempt at " + time + ".").orElse("Gave up."));
  }

  /**
   * Tries the unsent messages of an alert again now, also those that were given up: for a person
   * who has just mended the mail server.
   *
   * @return how many will be tried
   */
  public int retry(String alert) {
    return jdbi.inTransaction(handle -> store.retry(handle, alert, clock.instant()));
  }

  /** How many messages wait to be sent. */
  public long waiting() {
    return jdbi.withHandle(store::waiting);
  }

  /** Lets the attempt that runs now end, then stops. */
  @Override
  public void close() {
    closing = true;
    bell.ring();
    try {
      if (worker.getState() != Thread.State.NEW && !worker.join(CLOSE)) {
        worker.interrupt();
      }
    } catch (InterruptedException e) {
      worker.interrupt();
      Thread.currentThread().interrupt();
    }
    lanes.close();
    channels.close();
  }
}
