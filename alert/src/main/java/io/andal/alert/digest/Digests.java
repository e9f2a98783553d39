package io.andal.alert.digest;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.store.DigestStore;
import io.andal.alert.store.DigestStore.Entry;
import io.andal.alert.store.DigestStore.Unsent;
import io.andal.alert.store.ReceiptStore;
import io.andal.channel.Backoff;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.ChannelRules;
import io.andal.channel.Channels;
import io.andal.channel.DeliveryException;
import io.andal.channel.DigestRule;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.channel.Receipt;
import io.andal.channel.TellsDigests;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects messages about alerts that can wait, and tells of them together. A message counts as
 * taken when it is stored here; what a digest says is stored before it is sent, and sent until it
 * is taken, so a crash at any time loses nothing and tells of no end twice. Thread-safe.
 */
public final class Digests {
  private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
  private static final Duration KEPT = Duration.ofDays(90);

  private final DigestStore store = new DigestStore();
  private final ReceiptStore receipts = new ReceiptStore();
  private final Backoff backoff = new Backoff(new SecureRandom());
  private final Jdbi jdbi;
  private final Clock clock;
  private final Supplier<Documents> documents;
  private final Channels channels;

  /**
   * @param documents what is in force
   * @param channels closed by whoever opened them
   */
  public Digests(Jdbi jdbi, Clock clock, Supplier<Documents> documents, Channels channels) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.documents = documents;
    this.channels = channels;
  }

  /** Frees what a process that died had begun to send: for the only user of a database. */
  public void releaseClaims() {
    jdbi.useHandle(store::releaseClaims);
  }

  /** Notes a message that can wait; it will be told in the next digest. */
  public void collect(String channel, Message message) {
    Recipient to = new Recipient(channel, message.recipient());
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle -> {
          if (!store.note(handle, message.id(), to, now)) {
            return;
          }
          Parts.of(message.notice())
              .forEach(
                  (name, notice) ->
                      store.put(
                          handle, noted(store.find(handle, to, name), to, name, notice, now)));
          receipts.taken(
              handle, message, channel, 0, List.of(reference(message.id())), now, now.plus(KEPT));
        });
  }

  private static Entry noted(
      Optional<Entry> before, Recipient to, String name, Notice notice, Instant now) {
    boolean starts = notice.event() == Notice.Event.STARTED;
    if (before.isEmpty()) {
      // An end without a start here: the start was told at once.
      return starts
          ? new Entry(to, name, notice, Optional.empty(), Optional.empty(), Optional.empty(), now)
          : new Entry(
              to, name, notice, Optional.of(notice), Optional.of(now), Optional.empty(), now);
    }
    Entry known = before.get();
    boolean over = known.endTold().isPresent();
    if (starts) {
      return new Entry(
          to,
          name,
          notice,
          Optional.empty(),
          over ? Optional.empty() : known.startTold(),
          Optional.empty(),
          over ? now : known.since());
    }
    return over || known.ended().isPresent()
        ? known
        : new Entry(
            to,
            name,
            known.started(),
            Optional.of(notice),
            known.startTold(),
            Optional.empty(),
            known.since());
  }

  /** Notes that a message was told at once, of what may wait here too. */
  public void toldAtOnce(String channel, Message message) {
    Recipient to = new Recipient(channel, message.recipient());
    Optional<Instant> now = Optional.of(clock.instant());
    jdbi.useTransaction(
        handle ->
            Parts.of(message.notice())
                .forEach(
                    (name, notice) ->
                        store
                            .find(handle, to, name)
                            .filter(entry -> entry.endTold().isEmpty())
                            .map(entry -> told(entry, notice, now))
                            .ifPresent(entry -> store.put(handle, entry))));
  }

  private static Entry told(Entry entry, Notice notice, Optional<Instant> now) {
    boolean ends = notice.event() == Notice.Event.RESOLVED;
    return new Entry(
        entry.to(),
        entry.entry(),
        entry.started(),
        ends ? Optional.of(notice) : Optional.empty(),
        entry.startTold().or(() -> now),
        ends ? now : Optional.empty(),
        entry.since());
  }

  /** Writes the digests whose time has come, and sends what wasn't taken yet. */
  public void tick() throws InterruptedException {
    Instant now = clock.instant();
    for (Recipient to : jdbi.withHandle(store::concerned)) {
      documents
          .get()
          .find(ChannelDocuments.CHANNEL, to.channel())
          .ifPresent(document -> compose(to, document, now));
    }
    Set<String> failing = new HashSet<>();
    for (Unsent unsent : jdbi.withHandle(handle -> store.due(handle, now))) {
      if (!failing.contains(unsent.to().channel()) && !send(unsent, now)) {
        failing.add(unsent.to().channel());
      }
    }
    jdbi.useTransaction(handle -> store.forget(handle, now.minus(KEPT)));
  }

  private void compose(Recipient to, Document document, Instant now) {
    Optional<DigestRule> rule = ChannelRules.of(document).digest();
    jdbi.useTransaction(
        handle -> {
          List<Entry> open = store.open(handle, to);
          Optional<Instant> due =
              open.stream()
                  .map(Entry::since)
                  .min(Instant::compareTo)
                  // A channel that no longer collects tells what it has, and is done.
                  .flatMap(since -> rule.isPresent() ? rule.get().latest(since, now) : some(now));
          if (due.isEmpty()) {
            return;
          }
          List<Entry> current = new ArrayList<>();
          for (Entry entry : open) {
            current.add(current(handle, entry, now));
          }
          Composer composer = new Composer(current, due.get());
          String id = "digest-" + UUID.randomUUID().toString().substring(0, 13);
          if (store.add(handle, to, composer.digest(id, now).orElseThrow(), due.get(), now)) {
            for (Entry told : composer.told()) {
              store.put(handle, rule.isPresent() ? told : over(told, due.get()));
            }
          }
        });
  }

  private static Optional<Instant> some(Instant now) {
    return Optional.of(now);
  }

  /** From now on its end is told at once. */
  private static Entry over(Entry entry, Instant due) {
    return new Entry(
        entry.to(),
        entry.entry(),
        entry.started(),
        entry.ended(),
        entry.startTold(),
        Optional.of(due),
        due);
  }

  /** An alert whose rule was removed, or of whose end nobody is told, ends without a message. */
  private Entry current(Handle handle, Entry entry, Instant now) {
    boolean over =
        Parts.fingerprint(entry.entry())
            .map(fingerprint -> !store.memberFires(handle, fingerprint, now))
            .orElseGet(() -> store.alertEnded(handle, entry.entry()));
    return over && entry.ended().isEmpty()
        ? new Entry(
            entry.to(),
            entry.entry(),
            entry.started(),
            Optional.of(entry.started().resolved(now)),
            entry.startTold(),
            Optional.empty(),
            entry.since())
        : entry;
  }

  /** Whether the channel took it. */
  private boolean send(Unsent unsent, Instant now) throws InterruptedException {
    String id = unsent.digest().id();
    Recipient to = unsent.to();
    if (!jdbi.withHandle(handle -> store.claim(handle, id, now))) {
      return true;
    }
    try {
      if (!(channels.open(to.channel()) instanceof TellsDigests telling)) {
        throw new DeliveryException("Channel '" + to.channel() + "' tells no digests.");
      }
      telling.send(unsent.digest(), to.address());
    } catch (DeliveryException e) {
      // Never given up: the starts and ends that it tells of stand nowhere else.
      Instant next =
          backoff.next(unsent.attempts() + 1, now, now).orElseGet(() -> now.plus(Backoff.LONGEST));
      String error = String.valueOf(e.getMessage());
      jdbi.useHandle(handle -> store.failed(handle, id, error, next));
      LOG.warn("A digest for {} failed: {} Next attempt at {}.", to.address(), error, next);
      return false;
    }
    jdbi.useTransaction(
        handle -> {
          for (String message : store.sent(handle, id, now)) {
            receipts.heard(
                handle,
                new Receipt(
                    to.channel(), reference(message), Receipt.Outcome.DELIVERED, now, "digest"));
          }
        });
    LOG.info("Told {} over {} of {} alerts", to.address(), to.channel(), unsent.digest().size());
    return true;
  }

  private static String reference(String message) {
    return "digest:" + message;
  }

  /** Whether a message of this channel can wait. */
  public static boolean waits(ChannelRules rules, Message message) {
    return rules.digest().filter(rule -> rule.takes(message.notice())).isPresent();
  }

  /** What is open, by recipient: for tests and pages. */
  public Map<Recipient, List<Entry>> open() {
    return jdbi.withHandle(
        handle -> {
          Map<Recipient, List<Entry>> found = new java.util.LinkedHashMap<>();
          store.concerned(handle).forEach(to -> found.put(to, store.open(handle, to)));
          return found;
        });
  }
}
