package io.andal.channel.smpp;

import io.andal.channel.DeliveryException;
import io.andal.channel.http.HttpSender;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stays logged in at an SMS center: asks now and then whether it is still there, and comes back
 * when it was gone, also when nothing is to be sent, because receipts and replies arrive at any
 * time. Thread-safe.
 */
final class SmppLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

  /** Receipts are stored one by one, so several at once. */
  private static final int RECEIVING_THREADS = 4;

  private static final int RECEIVING_QUEUE = 2_000;

  /** SMPP 3.4, 4.1.1: nine octets, with the one that ends it. */
  private static final int LONGEST_PASSWORD = 8;

  private final SmppSettings settings;
  private final MessageReceiverListener listener;
  private final ReentrantLock connecting = new ReentrantLock();
  private final Thread keeper;
  private volatile @Nullable SMPPSession sender;
  private volatile @Nullable SMPPSession receiver;
  private volatile boolean closed;
  private volatile @Nullable Failure last;

  /** A login that failed, for those who waited for it. */
  private record Failure(DeliveryException reason) {}

  SmppLink(SmppSettings settings, MessageReceiverListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.keeper = Thread.ofVirtual().name("smpp-" + settings.channel()).unstarted(this::keep);
  }

  /** Begins to stay logged in. */
  void start() {
    keeper.start();
  }

  /** What messages are sent by; logs in if need be. */
  SMPPSession sender() throws DeliveryException, InterruptedException {
    SMPPSession now = sender;
    if (isBound(now) && now != null) {
      return now;
    }
    Failure before = last;
    connecting.lockInterruptibly();
    try {
      Failure meanwhile = last;
      if (meanwhile != null && !meanwhile.equals(before)) {
        // Whoever waited for a login that failed doesn't wait for another one.
        throw new DeliveryException(
            String.valueOf(meanwhile.reason().getMessage()), meanwhile.reason());
      }
      bind();
      SMPPSession bound = sender;
      if (bound == null) {
        throw new DeliveryException("The channel was closed.");
      }
      return bound;
    } finally {
      connecting.unlock();
    }
  }

  private void bind() throws DeliveryException {
    try {
      bindWhatIsMissing();
    } catch (DeliveryException e) {
      last = new Failure(e);
      throw e;
    }
  }

  private void bindWhatIsMissing() throws DeliveryException {
    if (closed) {
      throw new DeliveryException("The channel was closed.");
    }
    if (settings.pair() && !isBound(receiver)) {
      receiver = bind(BindType.BIND_RX);
    }
    if (!isBound(sender)) {
      sender = bind(settings.pair() ? BindType.BIND_TX : BindType.BIND_TRX);
    }
  }

  private static boolean isBound(@Nullable SMPPSession session) {
    return session != null && session.getSessionState().isBound();
  }

  private SMPPSession bind(BindType type) throws DeliveryException {
    String password = password();
    SMPPSession session = new SMPPSession(new SmppConnections(settings.tls()));
    session.setEnquireLinkTimer((int) settings.enquireLink().toMillis());
    session.setTransactionTimer(settings.timeout().toMillis());
    session.setPduProcessorDegree(RECEIVING_THREADS);
    session.setQueueCapacity(RECEIVING_QUEUE);
    session.setMessageReceiverListener(listener);
    try {
      session.connectAndBind(
          settings.host(),
          settings.port(),
          new BindParameter(
              type,
              settings.systemId(),
              password,
              settings.systemType(),
              TypeOfNumber.UNKNOWN,
              NumberingPlanIndicator.UNKNOWN,
              "",
              settings.version5() ? InterfaceVersion.IF_50 : InterfaceVersion.IF_34),
          settings.timeout().toMillis());
      LOG.info("Logged in at the SMS center {} ({})", settings.server(), type);
      return session;
    } catch (IOException e) {
      session.close();
      throw SmppFailure.bind(e, settings);
    }
  }

  /** Checked here, for jSMPP would log a password that is too long. */
  private String password() throws DeliveryException {
    String password = HttpSender.secret(settings.password());
    if (password.length() > LONGEST_PASSWORD) {
      throw new DeliveryException(
          "The password for the SMS center "
              + settings.server()
              + " has "
              + password.length()
              + " characters; SMPP allows "
              + LONGEST_PASSWORD
              + ". Look at what "
              + settings.password()
              + " holds.");
    }
    return password;
  }

  private void keep() {
    Duration wait = FIRST_RETRY;
    while (!closed) {
      try {
        if (!isBound(sender) || (settings.pair() && !isBound(receiver))) {
          sender();
        }
        wait = FIRST_RETRY;
      } catch (DeliveryException e) {
        LOG.warn("{}", e.getMessage());
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_RETRY) > 0
                ? LONGEST_RETRY
                : wait.multipliedBy(2);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("The SMS center {} could not be kept connected", settings.server(), e);
        wait = LONGEST_RETRY;
      }
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    keeper.interrupt();
    SMPPSession first = sender;
    SMPPSession second = receiver;
    if (first != null) {
      first.unbindAndClose();
    }
    if (second != null) {
      second.unbindAndClose();
    }
  }
}
