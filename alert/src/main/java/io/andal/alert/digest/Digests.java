package io.andal.alert.digest;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.Pace;
import io.andal.alert.store.DigestStore;
import io.andal.alert.store.DigestStore.Entry;
import io.andal.alert.store.ReceiptStore;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.ChannelRules;
import io.andal.channel.ChannelRules.Fallback;
import io.andal.channel.Channels;
import io.andal.channel.DeliveryException;
import io.andal.channel.Digest;
import io.andal.channel.DigestRule;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Collects messages about alerts that can wait, and tells of them together. A message counts as
 * taken when it is stored here; what a digest says is stored before it is sent, and sent until it
 * is taken, so a crash at any time loses nothing and tells of no end twice. Thread-safe.
 */
public final class Digests {

  /** Before the id of each. */
  public static final String ID = "digest-";

  private static final Duration KEPT = Duration.ofDays(90);

  private final DigestStore store = new DigestStore();
  private final ReceiptStore receipts = new ReceiptStore();
  private final Jdbi jdbi;
  private final Clock clock;
  private final Supplier<Documents> documents;
  private final DigestSender sender;

  /** Tells a digest over a fallback. */
  @FunctionalInterface
  public interface OtherWay {
    void tell(Fallback way, Digest digest) throws DeliveryException, InterruptedException;
  }

  /**
   * @param documents what is in force
   * @param channels closed by whoever opened them
   * @param pace of all who send over these channels
   * @param otherWay for channels that fail and have a fallback
   */
  public Digests(
      Jdbi jdbi,
      Clock clock,
      Supplier<Documents> documents,
      Channels channels,
      Pace pace,
      OtherWay otherWay) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.documents = documents;
    this.sender = new DigestSender(jdbi, documents, channels, pace, otherWay);
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
    sender.sendDue(now);
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
          String id = ID + UUID.randomUUID().toString().substring(0, 13);
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

  static String reference(String message) {
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
