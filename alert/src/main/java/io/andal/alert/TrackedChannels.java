package io.andal.alert;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.digest.Digests;
import io.andal.alert.store.ReceiptStore;
import io.andal.channel.ActiveAlert;
import io.andal.channel.Background;
import io.andal.channel.Channel;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.ChannelRules;
import io.andal.channel.ChannelRules.Fallback;
import io.andal.channel.Channels;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.OpenChannels;
import io.andal.channel.Receipt;
import io.andal.channel.Reply;
import io.andal.channel.Surroundings;
import io.andal.channel.TellsDigests;
import io.andal.database.Database;
import io.andal.database.Dialect;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Channels that remember what they took until its receipt has come, that don't spend more in a day
 * than they may, and that have another way when one fails. Thread-safe.
 */
public final class TrackedChannels implements Channels {
  private static final Logger LOG = LoggerFactory.getLogger(TrackedChannels.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration RECEIPTS_COME = Duration.ofDays(3);
  private static final Duration KEPT = Duration.ofDays(90);
  private static final int BATCH = 50;

  private final ReceiptStore store = new ReceiptStore();
  private final Jdbi jdbi;
  private final Clock clock;
  private final Supplier<Documents> documents;
  private final Channels open;
  private final Pace pace;
  private final OtherWays otherWays;
  private final Digests digests;
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("receipts").factory());

  /**
   * @param documents what is in force
   * @param replies hears what people answer
   * @param background what messages may tell beside their notices
   * @param pace of all who send over these channels
   */
  public static TrackedChannels open(
      Database database,
      Clock clock,
      Supplier<Documents> documents,
      Consumer<Reply> replies,
      Background background,
      Pace pace) {
    return new TrackedChannels(
        database,
        clock,
        documents,
        pace,
        (receipts, active) ->
            new OpenChannels(
                documents, new Surroundings(clock, receipts, replies, active, background)));
  }

  /** Opens channels that tell of receipts, and ask what was active before they were opened. */
  @FunctionalInterface
  interface Opening {
    Channels open(Consumer<Receipt> receipts, Function<String, List<ActiveAlert>> active);
  }

  /** For tests, which bring their own channels. */
  TrackedChannels(
      Database database, Clock clock, Supplier<Documents> documents, Pace pace, Opening opening) {
    database.migrate("alert");
    this.jdbi = database.jdbi();
    this.clock = clock;
    this.documents = documents;
    this.pace = pace;
    this.open = opening.open(this::heard, this::active);
    this.otherWays = new OtherWays(jdbi, clock, documents, open, pace, this::withinCost);
    this.digests = new Digests(jdbi, clock, documents, open, pace, otherWays::instead);
    if (database.dialect() == Dialect.SQLITE) {
      // The file belongs to one process, so whoever held a claim is gone.
      digests.releaseClaims();
    }
  }

  /** Looks after receipts in the background until closed. */
  public void start() {
    var _ =
        poller.scheduleWithFixedDelay(
            this::poll, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void poll() {
    try {
      tick();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Receipts could not be looked after: {}", e.getMessage(), e);
    }
  }

  private void heard(Receipt receipt) {
    jdbi.useTransaction(handle -> store.heard(handle, receipt));
  }

  private List<ActiveAlert> active(String channel) {
    return jdbi.withHandle(handle -> store.active(handle, channel));
  }

  @Override
  public Channel open(String name) throws DeliveryException {
    Channel channel = open.open(name);
    Optional<Document> document = documents.get().find(ChannelDocuments.CHANNEL, name);
    ChannelRules rules =
        document.map(ChannelRules::of).orElseThrow(() -> new DeliveryException("It went."));
    return message -> send(name, channel, rules, message);
  }

  private Handover send(String name, Channel channel, ChannelRules rules, Message message)
      throws DeliveryException, InterruptedException {
    try {
      if (Digests.waits(rules, message)) {
        digests.collect(name, message);
        toldOtherwise(name, message);
        return Handover.DONE;
      }
      Handover handover = withinCost(name, channel, rules, message);
      otherWays.succeeded(message);
      if (channel instanceof TellsDigests) {
        digests.toldAtOnce(name, message);
      }
      return handover;
    } catch (DeliveryException e) {
      Instant now = clock.instant();
      Optional<Fallback> fallback = otherWays.after(rules, message, now);
      if (fallback.isEmpty()) {
        throw e;
      }
      otherWays.instead(fallback.get(), message, e);
      toldOtherwise(name, message);
      LOG.warn("{} Told over {} instead.", e.getMessage(), fallback.get().channel());
      return Handover.DONE;
    }
  }

  /** Its recipient here heard nothing, and may hear something else instead. */
  private void toldOtherwise(String name, Message message) {
    pace.giveBack(new Recipient(name, message.recipient()));
  }

  private Handover withinCost(String name, Channel channel, ChannelRules rules, Message message)
      throws DeliveryException, InterruptedException {
    Instant now = clock.instant();
    if (rules.mostPerDay().isPresent()) {
      Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
      long paid = jdbi.withHandle(handle -> store.parts(handle, name, midnight));
      if (paid >= rules.mostPerDay().getAsLong()) {
        throw new DeliveryException(
            "Channel '%s' has sent %d messages today, which is all that spec.cost allows until 00:00"
                    .formatted(name, paid)
                + " UTC.",
            Optional.of(Duration.between(now, midnight.plus(1, ChronoUnit.DAYS))));
      }
    }
    if (rules.level()) {
      // First, so that whatever happens to the message, a restart knows what the level is.
      jdbi.useTransaction(handle -> store.level(handle, message, name, now));
      return channel.send(message);
    }
    Handover handover = channel.send(message);
    if (!handover.references().isEmpty() || rules.mostPerDay().isPresent()) {
      int parts = Math.max(1, handover.references().size());
      Instant due = now.plus(rules.receiptTimeout());
      jdbi.useTransaction(
          handle -> store.taken(handle, message, name, parts, handover.references(), now, due));
    }
    return handover;
  }

  /** Gives up waiting for receipts that are overdue, and tells otherwise what was lost. */
  public void tick() throws InterruptedException {
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle -> {
          store.overdue(handle, now);
          store.forget(handle, now.minus(KEPT));
        });
    listen(now);
    for (ReceiptStore.Lost over : jdbi.withHandle(handle -> store.ended(handle, now, BATCH))) {
      endLevel(over, now);
    }
    otherWays.tick(now);
    digests.tick();
  }

  /** An alert whose rule was removed ends without a word, and a test is over after a while. */
  private void endLevel(ReceiptStore.Lost over, Instant now) throws InterruptedException {
    Message start = over.message();
    try {
      open(over.channel())
          .send(new Message(start.id() + "-end", start.notice().resolved(now), start.recipient()));
    } catch (DeliveryException e) {
      // The channel knows, and sets its level as soon as it can.
      LOG.debug("The level of {} could not be set yet", over.channel(), e);
    }
  }

  /** What hears receipts or keeps a level must be open, also when nothing is to be sent. */
  private void listen(Instant now) {
    List<String> awaited =
        jdbi.withHandle(handle -> store.awaited(handle, now.minus(RECEIPTS_COME)));
    Set<String> names = new TreeSet<>(awaited);
    documents.get().all(ChannelDocuments.CHANNEL).stream()
        .filter(document -> ChannelDocuments.type(document).staysOpen())
        .forEach(document -> names.add(document.name()));
    for (String name : names) {
      try {
        open.open(name);
      } catch (DeliveryException e) {
        LOG.debug("Receipts of a channel can't come: {}", e.getMessage());
      }
    }
  }

  /** What is known of a message that a channel took; empty if no more will be. */
  public Optional<Told> told(String message) {
    return jdbi.withHandle(handle -> store.find(handle, message));
  }

  /**
   * What a channel took, newest first.
   *
   * @param limit 1 to 500
   */
  public List<Told> newest(String channel, int limit) {
    return jdbi.withHandle(handle -> store.newest(handle, channel, limit));
  }

  @Override
  public void close() {
    poller.shutdownNow();
    open.close();
  }
}
