package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.testing.MutableClock;
import io.andal.workspace.Documents;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
  @TempDir Path folder;
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void theMailArrivesOnceIfTheProcessDiesBetweenAlertAndMail() throws Exception {
    dieAndStartAgain("before");
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void theMailArrivesTwiceAsTheSameIfTheProcessDiesRightAfterIt() throws Exception {
    dieAndStartAgain("after");
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
  }

  private void dieAndStartAgain(String when) throws Exception {
    Path file = folder.resolve("andal.db");
    int port = server.getSmtp().getPort();
    assertThat(DyingProcess.run(file, port, when)).isEqualTo(DyingProcess.KILLED);
    MutableClock clock = new MutableClock(Pump.NOON);
    Pump pump = new Pump();
    Documents documents = Documents.of(List.of(Mail.channel("ops-mail", port)));
    try (Database database = Database.open(DatabaseConfig.file(file));
        Outbox outbox = new Outbox(database, clock, () -> documents)) {
      AlertService service = new AlertService(database, clock, pump);
      service.accept(List.of(pump.says(Verdict.HOLDS, 1)));
      outbox.runDue();
      outbox.runDue();
      assertThat(service.active()).singleElement().returns(AlertState.FIRING, Alert::state);
    }
  }
}
