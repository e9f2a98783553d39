package io.andal.channel.smpp;

import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.Surroundings;
import io.andal.channel.sms.SmsParts;
import io.andal.channel.sms.SmsText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;

/**
 * Sends short messages to an SMS center, within its window and at its pace. A message counts as
 * taken when the center answered yes for every part of it; what became of it then, its receipts
 * say. Thread-safe.
 */
public final class SmppChannel implements Channel {
  private static final int WINDOW_SECONDS = 30;
  private static final int THROTTLED_TRIES = 3;
  private static final Duration THROTTLED_PAUSE = Duration.ofSeconds(1);
  private static final int KEPT = 1_000;
  private static final RegisteredDelivery RECEIPT =
      new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE);
  private static final ESMClass WHOLE = new ESMClass();
  private static final ESMClass WITH_HEADER =
      new ESMClass(MessageMode.DEFAULT, MessageType.DEFAULT, GSMSpecificFeature.UDHI);

  private final SmppSettings settings;
  private final Writer writer;
  private final SmppLink link;
  private final SmppAddress from;
  private final Semaphore window;
  private final Throttle throttle;

  /** Ids of the parts that the center took of messages that it hasn't taken as a whole. */
  private final Map<String, List<String>> begun =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
          return size() > KEPT;
        }
      };

  /** What a message is as short messages. */
  @FunctionalInterface
  public interface Writer {
    SmsParts write(Message message) throws DeliveryException;
  }

  /** Begins to log in; messages are texts. */
  public SmppChannel(SmppSettings settings, Surroundings surroundings) {
    this(
        settings,
        surroundings,
        message ->
            SmsParts.text(
                SmsText.answerable(message.notice()),
                message.id().hashCode(),
                settings.mostParts()));
  }

  /** Begins to log in. */
  public SmppChannel(SmppSettings settings, Surroundings surroundings, Writer writer) {
    this.settings = settings;
    this.writer = writer;
    this.link = new SmppLink(settings, new Incoming(settings, surroundings));
    this.from = settings.from().map(SmppAddress::of).orElse(SmppAddress.NONE);
    this.window = new Semaphore(settings.window(), true);
    this.throttle = new Throttle(settings.perSecond());
    link.start();
  }

  @Override
  public Handover send(Message message) throws DeliveryException, InterruptedException {
    return submit(message.id(), message.recipient(), writer.write(message));
  }

  /**
   * Hands all parts over; after a failure, the next call for the same id goes on where this one
   * ended.
   *
   * @param id of the message that these are the parts of
   */
  public Handover submit(String id, String recipient, SmsParts parts)
      throws DeliveryException, InterruptedException {
    SmppAddress to = SmppAddress.of(recipient);
    List<String> references = takenOf(id);
    for (int i = references.size(); i < parts.parts().size(); i++) {
      references.add(submit(to, recipient, parts, parts.parts().get(i)));
      note(id, references);
    }
    forget(id);
    return new Handover(references);
  }

  private synchronized List<String> takenOf(String id) {
    return new ArrayList<>(begun.getOrDefault(id, List.of()));
  }

  private synchronized void note(String id, List<String> references) {
    begun.put(id, List.copyOf(references));
  }

  private synchronized void forget(String id) {
    begun.remove(id);
  }

  private String submit(SmppAddress to, String recipient, SmsParts whole, byte[] part)
      throws DeliveryException, InterruptedException {
    if (!window.tryAcquire(WINDOW_SECONDS, TimeUnit.SECONDS)) {
      throw new DeliveryException(
          "The SMS center %s doesn't answer: %d messages wait for its word."
              .formatted(settings.server(), settings.window()));
    }
    try {
      for (int attempt = 1; ; attempt++) {
        throttle.await();
        try {
          return submit(to, whole, part);
        } catch (NegativeResponseException e) {
          if (!SmppFailure.isThrottled(e) || attempt == THROTTLED_TRIES) {
            throw SmppFailure.submit(e, settings, recipient);
          }
          throttle.pause(THROTTLED_PAUSE);
        }
      }
    } finally {
      window.release();
    }
  }

  private String submit(SmppAddress to, SmsParts whole, byte[] part)
      throws DeliveryException, InterruptedException, NegativeResponseException {
    try {
      return link.sender()
          .submitShortMessage(
              "",
              from.type(),
              from.plan(),
              from.digits(),
              to.type(),
              to.plan(),
              to.digits(),
              whole.concatenated() ? WITH_HEADER : WHOLE,
              (byte) 0,
              (byte) 1,
              null,
              null,
              RECEIPT,
              (byte) 0,
              DataCodings.newInstance(whole.coding()),
              (byte) 0,
              part)
          .getMessageId();
    } catch (ResponseTimeoutException e) {
      throw new DeliveryException(
          "The SMS center %s did not answer in time; whether it took the message isn't known, so it"
                  .formatted(settings.server())
              + " is sent again.",
          e);
    } catch (IOException e) {
      throw new DeliveryException(
          "The connection to the SMS center %s broke: %s."
              .formatted(settings.server(), e.getMessage()),
          e);
    } catch (PDUException | InvalidResponseException e) {
      throw new DeliveryException(
          "The SMS center %s and Andal don't understand each other: %s."
              .formatted(settings.server(), e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
