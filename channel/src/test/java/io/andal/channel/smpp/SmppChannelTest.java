package io.andal.channel.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.channel.Channel;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Notice;
import io.andal.channel.Receipt;
import io.andal.channel.Receipt.Outcome;
import io.andal.channel.Reply;
import io.andal.channel.Samples;
import io.andal.channel.Surroundings;
import io.andal.channel.binary.Frame;
import io.andal.channel.sms.GsmAlphabet;
import io.andal.channel.sms.SmsParts;
import io.andal.testing.Wait;
import io.andal.workspace.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmppChannelTest {
  private static final String PHONE = "+62812345678";

  @TempDir Path folder;
  private TestCenter center;
  private final ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
  private volatile boolean storeDown;

  @BeforeEach
  void start() throws Exception {
    center = new TestCenter();
    Files.writeString(folder.resolve("password"), "right\n");
  }

  @AfterEach
  void stop() throws Exception {
    center.close();
  }

  @Test
  void oneMessageIsOneSubmitThatAsksForAReceipt() throws Exception {
    try (Channel channel = open("\"from\": \"Andal\"")) {
      Handover handover = channel.send(Samples.message(Notice.Event.STARTED, PHONE));
      assertThat(handover.references()).containsExactly("m1");
    }
    SubmitSm submit = center.submitted.remove();
    assertThat(submit.getDestAddress()).isEqualTo("62812345678");
    assertThat(submit.getDestAddrTon()).isEqualTo((byte) 1);
    assertThat(submit.getSourceAddr()).isEqualTo("Andal");
    assertThat(submit.getSourceAddrTon()).isEqualTo((byte) 5);
    assertThat(submit.getDataCoding()).isEqualTo((byte) 0);
    assertThat(submit.isSmscDelReceiptSuccessAndFailureRequested()).isTrue();
    assertThat(GsmAlphabet.decode(submit.getShortMessage())).startsWith("PAGE commands (Commands");
  }

  @Test
  void aReceiptIsHeardLateOutOfOrderAndOverAnotherConnection() throws Exception {
    try (Channel channel = open("\"bind\": \"pair\"")) {
      channel.send(Samples.message(Notice.Event.STARTED, PHONE));
      channel.send(Samples.message(Notice.Event.RESOLVED, PHONE));
      assertThat(center.binds).containsExactlyInAnyOrder(BindType.BIND_RX, BindType.BIND_TX);
      center.deliver(
          "id:m2 sub:001 dlvrd:001 submit date:2611221200 done date:2611221201 stat:DELIVRD"
              + " err:000 text:OK",
          true);
      center.deliver("id:m1 stat:ENROUTE err:000", true);
      center.deliver("id:m1 sub:001 dlvrd:000 stat:UNDELIV err:027 text:", true);
      assertThat(receipts)
          .extracting(Receipt::reference, Receipt::outcome, Receipt::detail)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("m2", Outcome.DELIVERED, "DELIVRD"),
              org.assertj.core.groups.Tuple.tuple("m1", Outcome.FAILED, "UNDELIV, err 027"));
    }
  }

  @Test
  void aReceiptThatCouldNotBeKeptIsToldAgainByTheCenter() throws Exception {
    try (Channel channel = open("\"window\": 5")) {
      channel.send(Samples.message(Notice.Event.STARTED, PHONE));
      storeDown = true;
      assertThatThrownBy(() -> center.deliver("id:m1 stat:DELIVRD err:000", true))
          .isInstanceOf(org.jsmpp.extra.NegativeResponseException.class);
      storeDown = false;
      center.deliver("id:m1 stat:DELIVRD err:000", true);
      assertThat(receipts).hasSize(1);
    }
  }

  @Test
  void idsOfReceiptsMayBeInDecimal() throws Exception {
    try (Channel channel = open("\"receiptIds\": \"decimal\"")) {
      channel.send(Samples.message(Notice.Event.STARTED, PHONE));
      center.deliver("id:0000002748 stat:DELIVRD err:000", true);
      assertThat(receipts.remove().reference()).isEqualTo("ABC");
    }
  }

  @Test
  void aReplyComesWithItsNumber() throws Exception {
    try (Channel channel = open("\"window\": 5")) {
      channel.send(Samples.message(Notice.Event.STARTED, PHONE));
      center.deliver("ACK 0mfnq3k5caaaaaaa", false);
      assertThat(replies.remove()).isEqualTo(new Reply("test", PHONE, "ACK 0mfnq3k5caaaaaaa"));
    }
  }

  @Test
  void whatIsRefusedIsNotSent() throws Exception {
    center.answer = _ -> SMPPConstant.STAT_ESME_RINVDSTADR;
    try (Channel channel = open("\"window\": 5")) {
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, PHONE)))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("refused the message to " + PHONE)
          .hasMessageContaining("doesn't know such a number (0x0000000B)");
    }
  }

  @Test
  void aThrottledCenterIsAskedMoreSlowlyAndThenNotCountedAsSent() throws Exception {
    center.answer = nth -> nth == 1 ? SMPPConstant.STAT_ESME_RTHROTTLED : 0;
    try (Channel channel = open("\"window\": 5")) {
      assertThat(channel.send(Samples.message(Notice.Event.STARTED, PHONE)).references())
          .containsExactly("m2");
      center.answer = _ -> SMPPConstant.STAT_ESME_RTHROTTLED;
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.RESOLVED, PHONE)))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("takes no more for now");
    }
    assertThat(center.submitted).hasSize(1);
  }

  @Test
  void aLongTextGoesOnWhereTheConnectionBroke() throws Exception {
    SmsParts parts = SmsParts.text("泵".repeat(150), 7, 3);
    assertThat(parts.parts()).hasSize(3);
    center.answer = nth -> nth == 2 ? -1 : 0;
    try (SmppChannel channel = (SmppChannel) open("\"perSecond\": 1000")) {
      assertThatThrownBy(() -> channel.submit("a1", PHONE, parts))
          .isInstanceOf(DeliveryException.class);
      assertThat(channel.submit("a1", PHONE, parts).references()).containsExactly("m1", "m3", "m4");
    }
    List<SubmitSm> got = List.copyOf(center.submitted);
    assertThat(got).hasSize(3).allMatch(SubmitSm::isUdhi);
    for (int i = 0; i < 3; i++) {
      assertThat(Arrays.copyOf(got.get(i).getShortMessage(), 6))
          .containsExactly(5, 0, 3, 7, 3, i + 1);
      assertThat(got.get(i).getDataCoding()).isEqualTo((byte) 8);
    }
  }

  @Test
  void aMessageForMachinesIsDataInOneSms() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "000102030405060708090a0b0c0d0e0f");
    try (Channel channel =
        open(
            "\"format\": \"binary\", \"signing\": {\"algorithm\": \"hmac-sha256\", \"key\":"
                + " \"${file:"
                + key
                + "}\"}")) {
      channel.send(Samples.message(Notice.Event.STARTED, PHONE));
    }
    SubmitSm submit = center.submitted.remove();
    assertThat(submit.getDataCoding()).isEqualTo((byte) 4);
    assertThat(submit.getShortMessage().length).isLessThanOrEqualTo(140);
    Frame frame = Frame.decode(submit.getShortMessage());
    assertThat(frame.isSignedBy("000102030405060708090a0b0c0d0e0f")).isTrue();
    assertThat(frame.alert().service()).isEqualTo("commands");
  }

  @Test
  void itLogsInAgainByItselfAndHearsReceiptsWithoutSending() throws Exception {
    try (Channel channel = open("\"window\": 5")) {
      channel.send(Samples.message(Notice.Event.STARTED, PHONE));
      center.hangUp();
      Wait.until("both binds are there", () -> center.binds.size() == 2);
      center.deliver("id:m1 stat:DELIVRD err:000", true);
      assertThat(receipts).hasSize(1);
    }
  }

  @Test
  void aWrongPasswordIsSaidInPlainWords() throws Exception {
    Files.writeString(folder.resolve("password"), "wrong\n");
    try (Channel channel = open("\"window\": 5")) {
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, PHONE)))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("refused the login: check spec.systemId and spec.password")
          .hasMessageNotContaining("wrong");
    }
  }

  @Test
  void aPasswordThatIsTooLongForSmppIsSaidAndNeverShown() throws Exception {
    Files.writeString(folder.resolve("password"), "much-too-long\n");
    try (Channel channel = open("\"window\": 5")) {
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, PHONE)))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("has 13 characters; SMPP allows 8")
          .hasMessageNotContaining("much-too-long");
    }
  }

  @Test
  void aCenterThatIsAwayIsSaidInPlainWords() throws Exception {
    center.close();
    try (Channel channel = open("\"window\": 5")) {
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, PHONE)))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("can't be reached: Connection refused");
    }
  }

  private Channel open(String more) throws DeliveryException {
    Document document =
        Samples.channel(
            "test",
            """
            {"type": "Smpp", "host": "127.0.0.1", "port": %d, "systemId": "andal",
             "password": "${file:%s}", %s}
            """
                .formatted(center.port(), folder.resolve("password"), more));
    return ChannelDocuments.type(document)
        .open(
            document,
            new Surroundings(
                Clock.fixed(Samples.NOON, ZoneOffset.UTC),
                receipt -> {
                  if (storeDown) {
                    throw new IllegalStateException("the database is away");
                  }
                  receipts.add(receipt);
                },
                replies::add));
  }
}
