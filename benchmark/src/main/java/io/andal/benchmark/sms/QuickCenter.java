package io.andal.benchmark.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
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
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
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

/** An SMS center, by jSMPP's server side, that takes everything and sends a receipt for each. */
public final class QuickCenter implements ServerMessageReceiverListener, AutoCloseable {
  private static final int RECEIPT_THREADS = 16;
  private static final ESMClass RECEIPT =
      new ESMClass(MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT);

  private final SMPPServerSessionListener socket;
  private final BlockingQueue<Taken> receipts = new LinkedBlockingQueue<>();
  private final AtomicLong number = new AtomicLong();
  private final Consumer<String> taken;

  private record Taken(SMPPServerSession session, String id, String from) {}

  public QuickCenter(int port) throws IOException {
    this(port, _ -> {});
  }

  /**
   * Opens one.
   *
   * @param taken hears each text when it comes
   */
  public QuickCenter(int port, Consumer<String> taken) throws IOException {
    this.taken = taken;
    socket = new SMPPServerSessionListener(port);
    socket.setMessageReceiverListener(this);
    socket.setPduProcessorDegree(4);
    socket.setQueueCapacity(1_000);
    Thread.ofVirtual().start(this::accept);
    for (int i = 0; i < RECEIPT_THREADS; i++) {
      Thread.ofPlatform().daemon().start(this::tell);
    }
  }

  private void accept() {
    try {
      while (true) {
        SMPPServerSession session = socket.accept();
        session.waitForBind(5_000).accept("center");
      }
    } catch (IOException | TimeoutException | PDUStringException e) {
      // Closed, or somebody who doesn't speak SMPP.
    }
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source)
      throws ProcessRequestException {
    taken.accept(new String(submit.getShortMessage(), StandardCharsets.ISO_8859_1));
    String id = Long.toString(number.incrementAndGet());
    receipts.add(new Taken(source, id, submit.getDestAddress()));
    try {
      return new SubmitSmResult(new MessageId(id), null);
    } catch (PDUStringException e) {
      throw new ProcessRequestException("no id", SMPPConstant.STAT_ESME_RSYSERR, e);
    }
  }

  private void tell() {
    try {
      while (true) {
        Taken taken = receipts.take();
        String text =
            "id:%s sub:001 dlvrd:001 submit date:2611281200 done date:2611281200 stat:DELIVRD err:000"
                .formatted(taken.id());
        taken
            .session()
            .deliverShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                taken.from(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "andal",
                RECEIPT,
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(0),
                DataCodings.ZERO,
                text.getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (InterruptedException
        | PDUException
        | ResponseTimeoutException
        | InvalidResponseException
        | NegativeResponseException
        | IOException e) {
      System.err.println("A receipt could not be sent: " + e);
    }
  }

  @Override
  public void close() throws IOException {
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
