package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.AlertIds;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Receiver;
import io.andal.alert.route.Routing;
import io.andal.alert.silence.Silence;
import io.andal.alert.silence.SilenceException;
import io.andal.alert.store.GroupStore;
import io.andal.alert.store.NotificationStore;
import io.andal.channel.Notice;
import io.andal.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes alerts, keeps them in groups, and knows what each recipient is to be told: a {@link
 * Dispatcher} whose every step is stored before anybody hears of it. Thread-safe.
 */
public final class GroupService {
  /** So many alerts may fire at a time. */
  public static final int MOST_ALERTS = 250_000;

  /** Silences and messages are remembered for so long after they are over. */
  static final Duration MEMORY = Duration.ofDays(30);

  private final Jdbi jdbi;
  private final Silences silences;
  private final Clock clock;
  private final GroupContext context;
  private final GroupStore store = new GroupStore();
  private final NotificationStore notifications = new NotificationStore();
  private final AlertIds ids = new AlertIds();
  private final ReentrantLock lock = new ReentrantLock();
  private final Intake intake = new Intake(lock, this::hasRoom, this::take);
  private final AcknowledgeLinks links;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Routing routing;
  private Dispatcher dispatcher;

  /** Opens the store, and goes on from what is there. */
  public GroupService(Database database, Clock clock, GroupContext context, Routing routing) {
    database.migrate("alert");
    this.jdbi = database.jdbi();
    this.silences = new Silences(jdbi);
    this.clock = clock;
    this.context = context;
    this.routing = routing;
    this.links = new AcknowledgeLinks(jdbi, clock);
    this.dispatcher = jdbi.withHandle(this::open);
  }

  private Dispatcher open(Handle handle) {
    Instant now = now();
    Dispatcher opened = new Dispatcher(new Around(context, ids), routing, store.load(handle), now);
    opened.silence(silences.holding(handle, now));
    return opened;
  }

  private record Around(GroupContext context, AlertIds ids) implements Surroundings {
    @Override
    public List<Recipient> recipients(Receiver receiver, Collection<Labels> alerts, Instant now) {
      return context.recipients(receiver, alerts, now);
    }

    @Override
    public String newId(Instant now) {
      return ids.next(now.toEpochMilli());
    }
  }

  /**
   * Takes alerts; when this returns they are stored. What many callers bring at the same time is
   * stored together.
   *
   * @throws TooManyAlertsException if more fire than are kept
   */
  public void receive(Collection<ReceivedAlert> alerts) {
    intake.bring(alerts);
  }

  private void take(Collection<ReceivedAlert> alerts) {
    step(now -> dispatcher.receive(alerts, now));
  }

  private boolean hasRoom(int more) {
    return dispatcher.size() + more <= MOST_ALERTS;
  }

  /**
   * Tells somebody whenever a step was stored.
   *
   * @param listener returns at once
   */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** When {@link #tick} has something to do next; empty if nothing waits. */
  Optional<Instant> next() {
    return guarded(() -> dispatcher.next());
  }

  /**
   * Goes by other documents from now on.
   *
   * @param silencesNow those that are documents
   */
  public void follow(Routing now, List<Silence> silencesNow) {
    guarded(
        () -> {
          if (silences.write(silencesNow)) {
            dispatcher.silence(silences.holding(now()));
          }
          if (!now.equals(routing)) {
            routing = now;
            step(time -> dispatcher.route(now, time));
          }
          return true;
        });
  }

  /** Looks at the groups whose time has come. */
  public void tick() {
    guarded(
        () -> {
          Instant now = now();
          if (dispatcher.next().filter(next -> !next.isAfter(now)).isPresent()) {
            step(dispatcher::tick);
          }
          return true;
        });
  }

  /** One step, stored; if that fails the step never was. */
  private void step(Function<Instant, Changes> step) {
    step(step, handle -> {});
  }

  private void step(Function<Instant, Changes> step, java.util.function.Consumer<Handle> besides) {
    try {
      Changes changes = step.apply(now());
      if (!changes.isEmpty()) {
        jdbi.useTransaction(
            handle -> {
              besides.accept(handle);
              store.save(handle, changes);
            });
        listeners.forEach(Runnable::run);
      }
    } catch (RuntimeException e) {
      dispatcher = jdbi.withHandle(this::open);
      throw e;
    }
  }

  private <T> T guarded(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Milliseconds are what the tables keep. */
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  List<Notification> waiting() {
    return guarded(() -> dispatcher.waiting());
  }

  Map<String, NotificationStore.Attempts> attempts() {
    return jdbi.withHandle(notifications::attempts);
  }

  /**
   * @return false if other news took the message's place meanwhile
   */
  boolean handing(Notification message) {
    return guarded(
        () -> {
          boolean there = dispatcher.waits(message);
          if (there) {
            step(now -> dispatcher.handed(message));
          }
          return there;
        });
  }

  void delivered(Notification message) {
    guarded(
        () -> {
          step(
              now -> dispatcher.delivered(message, now),
              handle -> notifications.sent(handle, message.id(), now()));
          return true;
        });
  }

  /**
   * @param next when it is tried again; empty if never
   */
  void failed(Notification message, String error, Optional<Instant> next) {
    guarded(
        () -> {
          step(
              now ->
                  next.isPresent() ? dispatcher.refused(message) : dispatcher.givenUp(message, now),
              handle -> notifications.failed(handle, message.id(), error, now(), next));
          return true;
        });
  }

  /** Somebody takes an alert; false if it doesn't fire. */
  public boolean acknowledge(long fingerprint, String by) {
    return guarded(
        () -> {
          boolean there = dispatcher.fires(fingerprint, now());
          if (there) {
            step(now -> dispatcher.acknowledge(fingerprint, new Acknowledgement(by, now)));
          }
          return there;
        });
  }

  /**
   * The alerts of a group that fire, that somebody was told of, and that nobody took.
   *
   * @param group its id
   */
  public List<ReceivedAlert> untaken(String group, Recipient told) {
    return guarded(() -> dispatcher.untaken(group, told, now()));
  }

  /**
   * The alerts of a group that fire, that somebody was told of, and whose end Andal doesn't find
   * out itself.
   *
   * @param group its id
   */
  public List<ReceivedAlert> endable(String group, Recipient told) {
    return guarded(
        () ->
            dispatcher.open(group, told, now()).stream().filter(alert -> !alert.isOwn()).toList());
  }

  /**
   * Somebody who was told of a group says that what of it is {@link #endable} is over.
   *
   * @param group its id
   * @return what ended
   */
  public List<ReceivedAlert> resolve(String group, Recipient told) {
    return guarded(
        () -> {
          List<ReceivedAlert> ended = endable(group, told);
          for (ReceivedAlert alert : ended) {
            step(now -> dispatcher.end(alert.fingerprint(), now));
          }
          return ended;
        });
  }

  /**
   * Somebody who was told of a group takes what of it fires.
   *
   * @param group its id
   * @return what was taken; nothing if nothing was left to take
   */
  public List<ReceivedAlert> acknowledge(String group, Recipient told, String by) {
    return guarded(
        () -> {
          List<ReceivedAlert> open = dispatcher.untaken(group, told, now());
          for (ReceivedAlert alert : open) {
            step(now -> dispatcher.acknowledge(alert.fingerprint(), new Acknowledgement(by, now)));
          }
          return open;
        });
  }

  /** Tells a message again now; false if there is none, or nothing is left to tell. */
  boolean again(String message) {
    Optional<NotificationStore.Sent> found =
        jdbi.withHandle(handle -> notifications.find(handle, message));
    if (found.isEmpty()) {
      return false;
    }
    NotificationStore.Sent sent = found.get();
    return switch (sent.state()) {
      case "waiting" -> {
        jdbi.useHandle(handle -> notifications.due(handle, message, now()));
        yield true;
      }
      case "given-up" -> lookNow(sent.group());
      default -> false;
    };
  }

  private boolean lookNow(String group) {
    return guarded(
        () -> {
          boolean[] there = new boolean[1];
          step(
              now -> {
                Changes changes = new Changes();
                there[0] = dispatcher.lookNow(group, now, changes);
                return changes;
              });
          return there[0];
        });
  }

  /** Ids of the groups with a {@link ReplyCode} of which somebody was told. */
  public List<String> toldOf(Recipient told, String code) {
    return guarded(() -> dispatcher.toldOf(told, code));
  }

  /** The links in its messages. */
  public AcknowledgeLinks links() {
    return links;
  }

  /** Somebody says that an alert is over; false if it doesn't fire. */
  public boolean resolve(long fingerprint) {
    return guarded(
        () -> {
          boolean there = dispatcher.fires(fingerprint, now());
          if (there) {
            step(now -> dispatcher.end(fingerprint, now));
          }
          return there;
        });
  }

  /** Those that fire and have such labels, by their fingerprints. */
  Map<Long, ReceivedAlert> firing(Predicate<Labels> chosen) {
    return guarded(() -> dispatcher.firing(chosen, now()));
  }

  /** All alerts that fire. */
  public List<Standing> standings() {
    return guarded(() -> dispatcher.standings(now()));
  }

  public Optional<Standing> standing(long fingerprint) {
    return guarded(() -> dispatcher.standingOf(fingerprint, now()));
  }

  /** How an alert with these labels would stand at a time. */
  public Standing would(Labels labels, Instant at) {
    ReceivedAlert alert = ReceivedAlert.of(labels, Map.of(), at, at.plusSeconds(1), at, true, "");
    return guarded(() -> dispatcher.standing(alert, at));
  }

  /** Who would hear of an alert with these labels at a time, and why. */
  public List<Hearing> hearing(Labels labels, Instant at) {
    return new Hearings(routing(), context).of(labels, at);
  }

  public List<Dispatcher.GroupView> groups() {
    return guarded(() -> dispatcher.groups());
  }

  public Routing routing() {
    return guarded(() -> routing);
  }

  /** What was or is to be sent, newest first. */
  public List<NotificationStore.Sent> messages(
      Optional<String> group, Optional<String> before, int limit) {
    return jdbi.withHandle(handle -> notifications.page(handle, group, before, limit));
  }

  /**
   * Sets a silence: a new one, or another in place of the one whose id it has.
   *
   * @return as it holds
   * @throws SilenceException if something is wrong with it, or there is none with its id
   */
  public Silence silence(Silence wanted) throws SilenceException {
    lock.lock();
    try {
      Silence set = silences.set(wanted, now());
      dispatcher.silence(silences.holding(now()));
      return set;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends a silence now.
   *
   * @throws SilenceException if there is none with that id
   */
  public Silence expire(String id) throws SilenceException {
    lock.lock();
    try {
      Silence over = silences.expire(id, now());
      dispatcher.silence(silences.holding(now()));
      return over;
    } finally {
      lock.unlock();
    }
  }

  /** By its id, which begins with {@code document:} if it is a document. */
  public Silence find(String id) throws SilenceException {
    return silences.find(id);
  }

  /** Those that hold, will hold, or held not long ago. */
  public List<Silence> silences() {
    return silences.holding(now().minus(MEMORY));
  }

  /** Forgets messages that are long gone. */
  void forget() {
    Instant since = now().minus(MEMORY);
    jdbi.useHandle(handle -> notifications.forgetBefore(handle, since));
    links.forgetBefore(since);
  }

  /** A message in the form that every channel knows. */
  Notice notice(Notification message) {
    Labels grouped = guarded(() -> dispatcher.labelsOf(message.group()));
    return GroupNotice.of(message, grouped, links.token(message.id()), context);
  }
}
