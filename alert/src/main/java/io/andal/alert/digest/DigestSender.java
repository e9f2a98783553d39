package io.andal.alert.digest;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.Pace;
import io.andal.alert.store.DigestStore;
import io.andal.alert.store.DigestStore.Unsent;
import io.andal.alert.store.ReceiptStore;
import io.andal.channel.Backoff;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.ChannelRules;
import io.andal.channel.ChannelRules.Fallback;
import io.andal.channel.Channels;
import io.andal.channel.DeliveryException;
import io.andal.channel.Receipt;
import io.andal.channel.TellsDigests;
import io.andal.workspace.Documents;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends stored digests, each until it was taken, over its channel or the channel's fallback. */
final class DigestSender {
  private static final Logger LOG = LoggerFactory.getLogger(DigestSender.class);

  private final DigestStore store = new DigestStore();
  private final ReceiptStore receipts = new ReceiptStore();
  private final Backoff backoff = new Backoff(new SecureRandom());
  private final Jdbi jdbi;
  private final Supplier<Documents> documents;
  private final Channels channels;
  private final Pace pace;
  private final Digests.OtherWay otherWay;

  DigestSender(
      Jdbi jdbi,
      Supplier<Documents> documents,
      Channels channels,
      Pace pace,
      Digests.OtherWay otherWay) {
    this.jdbi = jdbi;
    this.documents = documents;
    this.channels = channels;
    this.pace = pace;
    this.otherWay = otherWay;
  }

  /** Sends whose turn it is; a channel that failed isn't tried again in this round. */
  void sendDue(Instant now) throws InterruptedException {
    Set<String> failing = new HashSet<>();
    for (Unsent unsent : jdbi.withHandle(handle -> store.due(handle, now))) {
      if (!failing.contains(unsent.to().channel()) && !send(unsent, now)) {
        failing.add(unsent.to().channel());
      }
    }
  }

  /** Whether the channel is worth another try at once. */
  private boolean send(Unsent unsent, Instant now) throws InterruptedException {
    String id = unsent.digest().id();
    Recipient to = unsent.to();
    if (!pace.take(to, now)) {
      return true;
    }
    if (!jdbi.withHandle(handle -> store.claim(handle, id, now))) {
      pace.giveBack(to);
      return true;
    }
    try {
      if (!(channels.open(to.channel()) instanceof TellsDigests telling)) {
        throw new DeliveryException("Channel '" + to.channel() + "' tells no digests.");
      }
      telling.send(unsent.digest(), to.address());
    } catch (DeliveryException e) {
      pace.giveBack(to);
      toldOtherwise(unsent, String.valueOf(e.getMessage()), now);
      return false;
    }
    taken(unsent, now, "digest");
    return true;
  }

  /** Never given up: the starts and ends that it tells of stand nowhere else. */
  private void toldOtherwise(Unsent unsent, String failure, Instant now)
      throws InterruptedException {
    String error = failure;
    Optional<Fallback> way = fallback(unsent, now);
    if (way.isPresent()) {
      String other = way.get().channel();
      try {
        otherWay.tell(way.get(), unsent.digest());
        LOG.warn("{} A digest was told over {} instead.", failure, other);
        taken(unsent, now, "digest over " + other);
        return;
      } catch (DeliveryException e) {
        error = "%s The fallback '%s' failed too: %s".formatted(failure, other, e.getMessage());
      }
    }
    Instant next =
        backoff.next(unsent.attempts() + 1, now, now).orElseGet(() -> now.plus(Backoff.LONGEST));
    String reason = error;
    jdbi.useHandle(handle -> store.failed(handle, unsent.digest().id(), reason, next));
    LOG.warn("A digest for {} failed: {} Next attempt at {}.", unsent.to().address(), reason, next);
  }

  /** The other way, once the digest has waited for as long as its channel says. */
  private Optional<Fallback> fallback(Unsent unsent, Instant now) {
    return documents
        .get()
        .find(ChannelDocuments.CHANNEL, unsent.to().channel())
        .flatMap(document -> ChannelRules.of(document).fallback())
        .filter(way -> Duration.between(unsent.createdAt(), now).compareTo(way.after()) >= 0);
  }

  private void taken(Unsent unsent, Instant now, String how) {
    Recipient to = unsent.to();
    jdbi.useTransaction(
        handle -> {
          for (String message : store.sent(handle, unsent.digest().id(), now)) {
            receipts.heard(
                handle,
                new Receipt(
                    to.channel(), Digests.reference(message), Receipt.Outcome.DELIVERED, now, how));
          }
        });
    LOG.info("Told {} over {} of {} alerts", to.address(), to.channel(), unsent.digest().size());
  }
}
