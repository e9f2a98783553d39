package io.andal.channel.smpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMS center on this machine, by jSMPP's server side, which misbehaves as it is told. */
public final class TestCenter implements ServerMessageReceiverListener, AutoCloseable {
  private final SMPPServerSessionListener socket;
  private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
  private final AtomicInteger number = new AtomicInteger();
  private volatile boolean closed;

  /** What came. */
  public final ConcurrentLinkedQueue<SubmitSm> submitted = new ConcurrentLinkedQueue<>();

  /** How each login was made. */
  final ConcurrentLinkedQueue<BindType> binds = new ConcurrentLinkedQueue<>();

  /** What the nth submit is answered with: 0 yes, below 0 the connection breaks. */
  volatile IntUnaryOperator answer = _ -> 0;

  public TestCenter() throws IOException {
    this(freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  TestCenter(int port) throws IOException {
    socket = new SMPPServerSessionListener(port);
    socket.setMessageReceiverListener(this);
    socket.setPduProcessorDegree(1);
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return socket.getPort();
  }

  private void accept() {
    while (!closed) {
      try {
        SMPPServerSession session = socket.accept();
        sessions.add(session);
        Thread.ofVirtual().start(() -> bind(session));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void bind(SMPPServerSession session) {
    try {
      BindRequest request = session.waitForBind(5_000);
      if (!"right".equals(request.getPassword())) {
        request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
        return;
      }
      binds.add(request.getBindType());
      request.accept("center");
    } catch (TimeoutException | IOException | PDUStringException e) {
      session.close();
    }
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source)
      throws ProcessRequestException {
    int nth = number.incrementAndGet();
    int status = answer.applyAsInt(nth);
    if (status < 0) {
      source.close();
      throw new ProcessRequestException("gone", SMPPConstant.STAT_ESME_RSYSERR);
    }
    if (status > 0) {
      throw new ProcessRequestException("no", status);
    }
    submitted.add(submit);
    try {
      return new SubmitSmResult(new MessageId("m" + nth), null);
    } catch (PDUStringException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a receipt, or a reply if {@code receipt} is false, on the newest connection for it. */
  void deliver(String text, boolean receipt) throws Exception {
    SMPPServerSession session =
        sessions.reversed().stream()
            .filter(each -> each.getSessionState().isReceivable())
            .findFirst()
            .orElseThrow();
    session.deliverShortMessage(
        "",
        TypeOfNumber.INTERNATIONAL,
        NumberingPlanIndicator.ISDN,
        "62812345678",
        TypeOfNumber.UNKNOWN,
        NumberingPlanIndicator.UNKNOWN,
        "andal",
        receipt
            ? new ESMClass(
                MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT)
            : new ESMClass(),
        (byte) 0,
        (byte) 0,
        new RegisteredDelivery(0),
        DataCodings.ZERO,
        text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  /** Breaks all connections. */
  void hangUp() {
    sessions.forEach(SMPPServerSession::close);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    hangUp();
    socket.close();
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submit, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm query, SMPPServerSession source) throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
    throw unknown();
  }

  private static ProcessRequestException unknown() {
    return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
  }
}
