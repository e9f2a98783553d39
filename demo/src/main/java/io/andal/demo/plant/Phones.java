package io.andal.demo.plant;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** The phones of people on call, behind an SMS center that sends a receipt for each message. */
final class Phones implements AutoCloseable {
  private final SMPPServerSessionListener socket;
  private final String password;
  private final BiConsumer<String, String> told;
  private final AtomicLong number = new AtomicLong();

  private Phones(
      SMPPServerSessionListener socket, String password, BiConsumer<String, String> told) {
    this.socket = socket;
    this.password = password;
    this.told = told;
  }

  /**
   * Starts the center.
   *
   * @param password what Andal has to log in with
   * @param told a phone's number and the text that came
   */
  static Phones open(int port, String password, BiConsumer<String, String> told)
      throws IOException {
    SMPPServerSessionListener socket = new SMPPServerSessionListener(port, new OnThisMachine());
    Phones phones = new Phones(socket, password, told);
    socket.setMessageReceiverListener(phones.listener());
    socket.setPduProcessorDegree(1);
    Thread.ofVirtual().name("sms-center").start(phones::accept);
    return phones;
  }

  private void accept() {
    while (true) {
      SMPPServerSession session;
      try {
        session = socket.accept();
      } catch (IOException e) {
        return;
      }
      Thread.ofVirtual().start(() -> bind(session));
    }
  }

  private void bind(SMPPServerSession session) {
    try {
      BindRequest request = session.waitForBind(5_000);
      if (password.equals(request.getPassword())) {
        request.accept("pump-phones");
      } else {
        request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
      }
    } catch (IOException | TimeoutException | PDUStringException e) {
      session.close();
    }
  }

  /** Takes messages; what else SMPP knows is refused. */
  private ServerMessageReceiverListener listener() {
    return (ServerMessageReceiverListener)
        Proxy.newProxyInstance(
            Phones.class.getClassLoader(),
            new Class<?>[] {ServerMessageReceiverListener.class},
            (proxy, method, arguments) -> {
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              if (arguments != null
                  && arguments[0] instanceof SubmitSm submit
                  && arguments[1] instanceof SMPPServerSession session) {
                return take(submit, session);
              }
              throw new ProcessRequestException(method.getName(), SMPPConstant.STAT_ESME_RINVCMDID);
            });
  }

  private SubmitSmResult take(SubmitSm submit, SMPPServerSession session)
      throws PDUStringException {
    String id = Long.toString(number.incrementAndGet());
    told.accept(
        "+" + submit.getDestAddress(),
        new String(submit.getShortMessage(), StandardCharsets.ISO_8859_1));
    Thread.ofVirtual().start(() -> receipt(session, id, submit));
    return new SubmitSmResult(new MessageId(id), null);
  }

  private static void receipt(SMPPServerSession session, String id, SubmitSm submit) {
    try {
      session.deliverShortMessage(
          "",
          TypeOfNumber.INTERNATIONAL,
          NumberingPlanIndicator.ISDN,
          submit.getDestAddress(),
          TypeOfNumber.UNKNOWN,
          NumberingPlanIndicator.UNKNOWN,
          submit.getSourceAddr(),
          new ESMClass(
              MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT),
          (byte) 0,
          (byte) 0,
          new RegisteredDelivery(0),
          DataCodings.ZERO,
          "id:%s sub:001 dlvrd:001 stat:DELIVRD err:000"
              .formatted(id)
              .getBytes(StandardCharsets.ISO_8859_1));
    } catch (PDUException
        | ResponseTimeoutException
        | InvalidResponseException
        | NegativeResponseException
        | IOException e) {
      // Andal is gone, or asks for no receipts any more; it says so itself.
      session.close();
    }
  }

  /** Listens to this machine alone. */
  private static final class OnThisMachine implements ServerConnectionFactory {
    private static final int BACKLOG = 50;

    @Override
    public ServerConnection listen(int port) throws IOException {
      return listen(port, 0, BACKLOG);
    }

    @Override
    public ServerConnection listen(int port, int timeout) throws IOException {
      return listen(port, timeout, BACKLOG);
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
      ServerSocket socket = new ServerSocket(port, backlog, InetAddress.getLoopbackAddress());
      socket.setSoTimeout(timeout);
      return new ServerSocketConnection(socket);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
