package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.Bell;
import io.andal.alert.Lanes;
import io.andal.alert.Pace;
import io.andal.alert.store.NotificationStore.Attempts;
import io.andal.channel.Backoff;
import io.andal.channel.Channels;
import io.andal.channel.DeliveryException;
import io.andal.channel.Message;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at groups when it is time, and sends what their recipients are to be told, each message
 * until its channel took it. Thread-safe. At least once: what a crash leaves uncertain is sent
 * again with the same id.
 */
public final class GroupSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupSender.class);

  /** It looks by itself so often, for a clock may be set. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Between two looks, so that a storm isn't slowed by who looks at it. */
  private static final Duration REST = Duration.ofMillis(25);

  private static final Duration FORGET = Duration.ofHours(6);
  private static final Duration CLOSE = Duration.ofSeconds(20);

  /** So many messages are on their way over one channel at a time: servers take their time. */
  private static final int WIDTH = 4;

  private final GroupService groups;
  private final Clock clock;
  private final Channels channels;
  private final Backoff backoff = new Backoff(new SecureRandom());
  private final Pace pace;
  private final Map<String, Attempts> attempts;
  private final Bell bell = new Bell();
  private final Thread worker = Thread.ofVirtual().name("groups").unstarted(this::work);
  private final Lanes lanes = new Lanes(CLOSE, bell::ring);
  private volatile boolean closing;

  /** With a pace of its own. */
  public GroupSender(GroupService groups, Clock clock, Channels channels) {
    this(groups, clock, channels, new Pace());
  }

  /**
   * @param channels closed by whoever opened them
   * @param pace of all who send over these channels
   */
  public GroupSender(GroupService groups, Clock clock, Channels channels, Pace pace) {
    this.groups = groups;
    this.clock = clock;
    this.channels = channels;
    this.pace = pace;
    this.attempts = new HashMap<>(groups.attempts());
  }

  /** Works in the background until closed. */
  public void start() {
    groups.listen(bell::ring);
    worker.start();
  }

  private void work() {
    Instant forgotten = clock.instant();
    try {
      while (!closing) {
        poll();
        Instant now = clock.instant();
        if (Duration.between(forgotten, now).abs().compareTo(FORGET) > 0) {
          forgotten = now;
          forget();
        }
        Thread.sleep(REST);
        bell.await(untilNext());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration untilNext() {
    Duration next = groups.next().map(time -> Duration.between(clock.instant(), time)).orElse(LOOK);
    return next.compareTo(LOOK) < 0 ? next : LOOK;
  }

  private void poll() {
    try {
      look();
    } catch (RuntimeException | Error e) {
      // The database may be away for a while; the next round tries again.
      LOG.warn("Groups of alerts could not be looked at: {}", e.getMessage(), e);
    }
  }

  private void forget() {
    try {
      groups.forget();
    } catch (RuntimeException e) {
      LOG.warn("Old messages could not be forgotten: {}", e.getMessage(), e);
    }
  }

  /** Looks at the groups and sends everything that is due, and waits for that: for tests. */
  public void run() throws InterruptedException {
    for (Future<Boolean> sending : look()) {
      Lanes.outcome(sending);
    }
  }

  /** Looks at the groups and begins to send what is due; a lane that is at work goes on. */
  private List<Future<Boolean>> look() {
    groups.tick();
    List<Notification> waiting = groups.waiting();
    synchronized (attempts) {
      attempts.keySet().retainAll(waiting.stream().map(Notification::id).toList());
    }
    Map<String, List<Notification>> byLane =
        waiting.stream()
            .filter(this::due)
            .collect(
                Collectors.groupingBy(
                    message -> lane(message.recipient()), LinkedHashMap::new, Collectors.toList()));
    return byLane.entrySet().stream()
        .flatMap(due -> lanes.begin(due.getKey(), () -> sendAll(due.getValue())).stream())
        .toList();
  }

  /** Who is told over a channel is always told on the same of its lanes, one after the other. */
  private static String lane(Recipient recipient) {
    return recipient.channel() + " " + Math.floorMod(recipient.address().hashCode(), WIDTH);
  }

  private boolean due(Notification message) {
    synchronized (attempts) {
      Attempts before = attempts.get(message.id());
      return before == null || !before.next().isAfter(clock.instant());
    }
  }

  /**
   * One lane's messages, one after the other, until one fails.
   *
   * @return whether one was sent, or failed
   */
  private boolean sendAll(List<Notification> messages) throws InterruptedException {
    boolean tried = false;
    for (Notification message : messages) {
      Recipient to = message.recipient();
      if (closing || !pace.take(to, clock.instant())) {
        continue;
      }
      if (!groups.handing(message)) {
        pace.giveBack(to);
        continue;
      }
      tried = true;
      if (!send(message)) {
        pace.giveBack(to);
        break;
      }
    }
    return tried;
  }

  private boolean send(Notification message) throws InterruptedException {
    Recipient to = message.recipient();
    try {
      channels
          .open(to.channel())
          .send(new Message(message.id(), groups.notice(message), to.address()));
    } catch (DeliveryException e) {
      failed(message, String.valueOf(e.getMessage()));
      return false;
    } catch (RuntimeException e) {
      LOG.error("A message about {} could not be made", message.title(), e);
      failed(message, "The message could not be made; the server's log says more (" + e + ").");
      return false;
    }
    groups.delivered(message);
    LOG.info(
        "Told {} over {}: {} ({})",
        to.address(),
        to.channel(),
        message.title(),
        message.reason().text());
    return true;
  }

  private void failed(Notification message, String error) {
    Instant now = clock.instant();
    Optional<Instant> next;
    synchronized (attempts) {
      Attempts before = attempts.get(message.id());
      int failures = before == null ? 1 : before.attempts() + 1;
      next = backoff.next(failures, message.createdAt(), now);
      next.ifPresentOrElse(
          time -> attempts.put(message.id(), new Attempts(failures, message.createdAt(), time)),
          () -> attempts.remove(message.id()));
    }
    groups.failed(message, error, next);
    LOG.warn(
        "{} over {} could not be told of {}: {} {}",
        message.recipient().address(),
        message.recipient().channel(),
        message.title(),
        error,
        next.map(time -> "Next attempt at " + time + ".").orElse("Gave up."));
  }

  /**
   * Tries a message again now; what was given up goes as its group is by now.
   *
   * @return false if there is no such message, or nothing is left to tell
   */
  public boolean retry(String id) {
    synchronized (attempts) {
      attempts.computeIfPresent(
          id, (_, before) -> new Attempts(before.attempts(), before.createdAt(), clock.instant()));
    }
    return groups.again(id);
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
  }
}
