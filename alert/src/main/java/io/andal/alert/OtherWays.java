package io.andal.alert;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.digest.DigestNotice;
import io.andal.alert.store.ReceiptStore;
import io.andal.channel.Channel;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.ChannelRules;
import io.andal.channel.ChannelRules.Fallback;
import io.andal.channel.Channels;
import io.andal.channel.DeliveryException;
import io.andal.channel.Digest;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.TellsDigests;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fallbacks of channels that fail, or whose messages don't arrive. Thread-safe. */
final class OtherWays {
  private static final Logger LOG = LoggerFactory.getLogger(OtherWays.class);
  private static final Duration FALLBACK_HELPS = Duration.ofHours(6);
  private static final Duration TRYING_TAKES = Duration.ofMinutes(10);
  private static final int BATCH = 50;
  private static final int FAILURES_KEPT = 10_000;
  private static final String TRYING = "…";

  private final ReceiptStore store = new ReceiptStore();
  private final Jdbi jdbi;
  private final Supplier<Documents> documents;
  private final Channels open;
  private final Sending sending;
  private final Clock clock;
  private final Pace pace;

  /** When each message failed first, for the fallback's patience. */
  private final Map<String, Instant> failing =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > FAILURES_KEPT;
        }
      };

  OtherWays(
      Jdbi jdbi,
      Clock clock,
      Supplier<Documents> documents,
      Channels open,
      Pace pace,
      Sending sending) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.pace = pace;
    this.documents = documents;
    this.open = open;
    this.sending = sending;
  }

  /** Sends over an open channel, within what it may cost. */
  @FunctionalInterface
  interface Sending {
    Handover send(String name, Channel channel, ChannelRules rules, Message message)
        throws DeliveryException, InterruptedException;
  }

  /** The fallback, once the message has failed for as long as its channel says. */
  synchronized Optional<Fallback> after(ChannelRules rules, Message message, Instant now) {
    Instant first = failing.computeIfAbsent(message.id(), _ -> now);
    return rules.fallback().filter(way -> Duration.between(first, now).compareTo(way.after()) >= 0);
  }

  /** Over the other way, which has no other way itself. */
  void instead(Fallback way, Message message, DeliveryException why)
      throws DeliveryException, InterruptedException {
    try {
      over(way, message);
      succeeded(message);
    } catch (DeliveryException e) {
      throw new DeliveryException(
          "%s The fallback '%s' failed too: %s"
              .formatted(why.getMessage(), way.channel(), e.getMessage()),
          e);
    }
  }

  private void over(Fallback way, Message message) throws DeliveryException, InterruptedException {
    Way opened = open(way);
    over(
        opened,
        (number, to) ->
            send(opened, new Message(id(message.id(), number), message.notice(), to.address())));
  }

  /**
   * A digest, over a way that may know of none: then it is one message that says what became of how
   * many alerts.
   */
  void instead(Fallback way, Digest digest) throws DeliveryException, InterruptedException {
    Way opened = open(way);
    if (opened.rules().level()) {
      throw new DeliveryException(
          "Channel '%s' is on or off and can't tell a digest.".formatted(way.channel()));
    }
    over(
        opened,
        (number, to) -> {
          if (opened.channel() instanceof TellsDigests telling) {
            telling.send(digest, to.address());
          } else {
            String id = id(digest.id(), number);
            send(opened, new Message(id, DigestNotice.of(digest), to.address()));
          }
        });
  }

  /** Where a fallback leads. */
  private record Way(String name, Channel channel, ChannelRules rules, List<Recipient> to) {}

  private Way open(Fallback way) throws DeliveryException {
    String name = way.channel();
    Channel channel = open.open(name);
    Document document = documents.get().find(ChannelDocuments.CHANNEL, name).orElseThrow();
    List<Recipient> to =
        ChannelDocuments.type(document).recipients(way.target()).stream()
            .map(address -> new Recipient(name, address))
            .toList();
    if (to.isEmpty()) {
      throw new DeliveryException(
          "'%s' means nothing to Channel '%s'.".formatted(way.target(), name));
    }
    return new Way(name, channel, ChannelRules.of(document), to);
  }

  @FunctionalInterface
  private interface Each {
    void tell(int number, Recipient to) throws DeliveryException, InterruptedException;
  }

  /** Everybody there, or nobody yet if one of them was told enough. */
  private void over(Way way, Each each) throws DeliveryException, InterruptedException {
    if (!pace.take(way.to(), clock.instant())) {
      throw new DeliveryException(
          "Channel '%s' told its recipient %d times within a minute; more waits."
              .formatted(way.name(), Pace.MOST));
    }
    int told = 0;
    try {
      for (Recipient to : way.to()) {
        each.tell(told, to);
        told++;
      }
    } finally {
      way.to().stream().skip(told).forEach(pace::giveBack);
    }
  }

  private void send(Way way, Message message) throws DeliveryException, InterruptedException {
    var _ = sending.send(way.name(), way.channel(), way.rules(), message);
  }

  private static String id(String message, int number) {
    return message + "-fallback" + (number == 0 ? "" : "-" + number);
  }

  /** Its failures are over. */
  synchronized void succeeded(Message message) {
    failing.remove(message.id());
  }

  /** Tells otherwise what was lost. */
  void tick(Instant now) throws InterruptedException {
    jdbi.useTransaction(handle -> store.release(handle, TRYING, now.minus(TRYING_TAKES)));
    for (ReceiptStore.Lost lost :
        jdbi.withHandle(handle -> store.lost(handle, now.minus(FALLBACK_HELPS), BATCH))) {
      tellOtherwise(lost);
    }
  }

  private void tellOtherwise(ReceiptStore.Lost lost) throws InterruptedException {
    String id = lost.message().id();
    Optional<Fallback> way =
        documents
            .get()
            .find(ChannelDocuments.CHANNEL, lost.channel())
            .flatMap(document -> ChannelRules.of(document).fallback());
    if (way.isEmpty()
        || !jdbi.inTransaction(handle -> store.fallback(handle, id, Optional.empty(), TRYING))) {
      return;
    }
    String result = "";
    try {
      over(way.get(), lost.message());
      result = way.get().channel() + " " + way.get().target();
      LOG.warn(
          "A message to {} over {} is {}; told over {} instead.",
          lost.message().recipient(),
          lost.channel(),
          lost.state().word(),
          way.get().channel());
    } catch (DeliveryException e) {
      LOG.warn("The fallback '{}' failed: {}", way.get().channel(), e.getMessage());
    } finally {
      String noted = result;
      jdbi.useTransaction(handle -> store.fallback(handle, id, Optional.of(TRYING), noted));
    }
  }
}
