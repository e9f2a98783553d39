package io.andal.server.alert;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** Phones behind an SMS center, by jSMPP's server side: they get messages and answer. */
final class Phone implements AutoCloseable {
  private final SMPPServerSessionListener socket;
  private final BlockingQueue<SMPPServerSession> sessions = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

  Phone() throws IOException {
    socket = new SMPPServerSessionListener(freePort());
    socket.setMessageReceiverListener(
        (ServerMessageReceiverListener)
            Proxy.newProxyInstance(
                Phone.class.getClassLoader(),
                new Class<?>[] {ServerMessageReceiverListener.class},
                (_, method, arguments) -> {
                  if (!method.getName().equals("onAcceptSubmitSm")) {
                    throw new UnsupportedOperationException(method.getName());
                  }
                  SubmitSm submit = (SubmitSm) arguments[0];
                  texts.add(new String(submit.getShortMessage(), StandardCharsets.ISO_8859_1));
                  return new SubmitSmResult(new MessageId("m" + texts.size()), null);
                }));
    Thread.ofVirtual().start(this::accept);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  int port() {
    return socket.getPort();
  }

  private void accept() {
    try {
      while (true) {
        SMPPServerSession session = socket.accept();
        session.waitForBind(5_000).accept("center");
        sessions.add(session);
      }
    } catch (Exception e) {
      // Closed.
    }
  }

  /** The next message that came. */
  String text() throws InterruptedException {
    return String.valueOf(texts.poll(20, TimeUnit.SECONDS));
  }

  /** Somebody sends a message to Andal. */
  void answer(String from, String text) throws Exception {
    for (SMPPServerSession session : sessions) {
      if (session.getSessionState().isReceivable()) {
        session.deliverShortMessage(
            "",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            from,
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            "andal",
            new ESMClass(),
            (byte) 0,
            (byte) 0,
            new RegisteredDelivery(0),
            DataCodings.ZERO,
            text.getBytes(StandardCharsets.ISO_8859_1));
        return;
      }
    }
    throw new IllegalStateException("nobody listens");
  }

  @Override
  public void close() throws IOException {
    sessions.forEach(SMPPServerSession::close);
    socket.close();
  }
}
