package io.andal.alert;

import io.andal.alert.store.ReceiptStore;
import io.andal.channel.Channel;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.ChannelRules;
import io.andal.channel.ChannelRules.Fallback;
import io.andal.channel.Channels;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
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

  /** When each message failed first, for the fallback's patience. */
  private final Map<String, Instant> failing =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > FAILURES_KEPT;
        }
      };

  OtherWays(Jdbi jdbi, Supplier<Documents> documents, Channels open, Sending sending) {
    this.jdbi = jdbi;
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
    Channel channel = open.open(way.channel());
    Document document = documents.get().find(ChannelDocuments.CHANNEL, way.channel()).orElseThrow();
    ChannelRules rules = ChannelRules.of(document);
    List<String> recipients = ChannelDocuments.type(document).recipients(way.target());
    if (recipients.isEmpty()) {
      throw new DeliveryException(
          "'%s' means nothing to Channel '%s'.".formatted(way.target(), way.channel()));
    }
    for (int i = 0; i < recipients.size(); i++) {
      String id = message.id() + "-fallback" + (i == 0 ? "" : "-" + i);
      sending.send(
          way.channel(), channel, rules, new Message(id, message.notice(), recipients.get(i)));
    }
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
