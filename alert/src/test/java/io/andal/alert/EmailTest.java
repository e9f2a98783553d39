package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.andal.channel.Channels;
import io.andal.channel.email.EmailChannel;
import io.andal.channel.email.EmailSettings;
import io.andal.database.Database;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.andal.workspace.Documents;
import jakarta.mail.Address;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailTest {
  private final MutableClock clock = new MutableClock(Pump.NOON);
  private final Pump pump = new Pump();
  private GreenMail server = smtp(0);
  private Database database;
  private AlertService service;
  private Documents documents;

  private static GreenMail smtp(int port) {
    return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  @BeforeEach
  void start() {
    server.start();
    database = TestDatabases.sqlite();
    service = new AlertService(database, clock, pump);
    documents = Documents.of(List.of(Mail.channel("ops-mail", server.getSmtp().getPort())));
  }

  @AfterEach
  void stop() {
    server.stop();
    database.close();
  }

  @Test
  void theMailOfAStartHoldsTheNumbersTheLinkAndTheOwner() throws Exception {
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    send();
    MimeMessage mail = only();
    assertThat(mail.getSubject())
        .isEqualTo("[page] Commands are accepted within 300 ms: budget burning 14.8×");
    assertThat(mail.getFrom()).extracting(Address::toString).containsExactly(Mail.FROM);
    assertThat(mail.getAllRecipients())
        .extracting(Address::toString)
        .containsExactly("ops@pumps.example");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    String id = service.active().getFirst().id();
    for (int part = 0; part < 2; part++) {
      assertThat(text(mail, part))
          .contains("Commands are accepted within 300 ms: burning 14.8×")
          .contains("99.41 %", "99 %", "41 %", "gone in 2 h 10 min")
          .contains("14.8×", "14.4×", "4.2×", "6×")
          .contains("https://andal.pumps.example/objectives/commands-latency")
          .contains("Controls")
          .contains("2026-11-22 12:00 UTC")
          .contains(id);
    }
    assertThat(text(mail, 1)).startsWith("<!DOCTYPE html>").doesNotContain("<img");
  }

  @Test
  void startAndEndArriveOnceAndTheEndAnswersTheStart() throws Exception {
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    send();
    send();
    service.accept(List.of(pump.says(Verdict.CLEAR, 65)));
    send();
    send();
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[1].getSubject()).startsWith("[resolved] Commands are accepted within 300 ms");
    assertThat(mails[1].getHeader("In-Reply-To")).containsExactly(mails[0].getMessageID());
    assertThat(mails[1].getHeader("References")).containsExactly(mails[0].getMessageID());
    assertThat(text(mails[1], 0)).contains("2026-11-22 13:05 UTC, after 1 h 5 min");
  }

  @Test
  void mailLeavesByItselfWhileTheOutboxRuns() throws Exception {
    try (Outbox outbox = new Outbox(database, clock, () -> documents)) {
      outbox.start();
      service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
      assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
    }
    assertThat(only().getSubject()).startsWith("[page]");
  }

  @Test
  void aServerThatComesBackGetsTheMailOnce() throws Exception {
    int port = server.getSmtp().getPort();
    server.stop();
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    send();
    String id = service.active().getFirst().id();
    assertThat(service.deliveries(id).getFirst().lastError().orElseThrow())
        .isEqualTo("The mail server 127.0.0.1:" + port + " can't be reached: Connection refused.");
    server = smtp(port);
    server.start();
    clock.advance(Duration.ofMinutes(1));
    send();
    send();
    assertThat(only().getSubject()).startsWith("[page]");
  }

  @Test
  void aMailThatIsSentTwiceBecauseOfACrashHasTheSameMessageId() throws Exception {
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    Channels killedAfterSending =
        name -> {
          EmailSettings settings = EmailSettings.of(documents.find("Channel", name).orElseThrow());
          return message -> {
            new EmailChannel(settings, clock).send(message);
            throw new Killed();
          };
        };
    try (Outbox dying = new Outbox(database, clock, killedAfterSending)) {
      assertThatThrownBy(dying::runDue).isInstanceOf(Killed.class);
    }
    send();
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
    assertThat(service.deliveries(service.active().getFirst().id()).getFirst().sentAt())
        .isPresent();
  }

  @Test
  void aRefusedRecipientIsSaidInPlainWords() throws Exception {
    try (RefusingServer refusing = new RefusingServer()) {
      documents = Documents.of(List.of(Mail.channel("ops-mail", refusing.port())));
      service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
      send();
      assertThat(
              service
                  .deliveries(service.active().getFirst().id())
                  .getFirst()
                  .lastError()
                  .orElseThrow())
          .isEqualTo(
              "The mail server 127.0.0.1:"
                  + refusing.port()
                  + " refused the recipient ops@pumps.example: 550 5.1.1 No such mailbox.");
    }
  }

  @Test
  void aMissingChannelIsSaidInPlainWords() throws Exception {
    documents = Documents.empty();
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    send();
    assertThat(
            service
                .deliveries(service.active().getFirst().id())
                .getFirst()
                .lastError()
                .orElseThrow())
        .startsWith("There is no Channel named 'ops-mail'.");
  }

  @Test
  void aNameWithLineBreaksAddsNoHeader() throws Exception {
    pump.displayName = "Pumps\r\nBcc: thief@example.org\r\n\r\nKlick — hier";
    pump.define(Pump.page());
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    send();
    MimeMessage mail = only();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).contains("Pumps Bcc: thief@example.org Klick — hier");
  }

  @Test
  void anAddressWithLineBreaksIsRefused() throws Exception {
    pump.recipients =
        List.of(new AlertContext.Recipient("ops-mail", "a@b.example\r\nBcc: c@d.example"));
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    send();
    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(
            service
                .deliveries(service.active().getFirst().id())
                .getFirst()
                .lastError()
                .orElseThrow())
        .contains("no e-mail address");
  }

  private void send() throws InterruptedException {
    try (Outbox outbox = new Outbox(database, clock, () -> documents)) {
      outbox.runDue();
    }
  }

  private MimeMessage only() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private static String text(MimeMessage mail, int part) throws Exception {
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(GreenMailUtil.getHeaders(parts.getBodyPart(part))).contains("charset=UTF-8");
    return parts.getBodyPart(part).getContent().toString();
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
