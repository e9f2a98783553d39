package io.andal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.andal.testing.RealPrometheus;
import io.andal.testing.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar, killed without warning while it has something to tell. */
class KilledWhileTellingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  @BeforeAll
  static void needsPrometheus() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
  }

  @Test
  void killedBetweenAlertAndMailItTellsOnceAfterwards() throws Exception {
    long first = Instant.now().getEpochSecond() / 60 - 1440;
    // A quiet day that ends now, but for its last minutes.
    KnownEvents failing = new KnownEvents(first, 1460, 1410, 1460, 0.5, 3);
    int port = freePort();
    try (RealPrometheus prometheus = RealPrometheus.withHistory(failing.openMetrics())) {
      House.write(folder, prometheus.url(), port);
      try (AndalProcess andal = House.serve(folder)) {
        Wait.until(
            "an alert fires while nobody takes the mail",
            PATIENCE,
            () -> fires(andal),
            andal::output);
        andal.kill();
      }
      GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      mail.start();
      try (AndalProcess andal = House.serve(folder)) {
        Wait.until("mail arrives", PATIENCE, () -> pages(mail) > 0, andal::output);
      }
      try (AndalProcess again = House.serve(folder)) {
        Wait.until("the alert is still there", PATIENCE, () -> fires(again), again::output);
        assertThat(pages(mail)).isEqualTo(1);
      } finally {
        mail.stop();
      }
    }
  }

  private static boolean fires(AndalProcess andal) {
    return andal
        .get("/api/v1/alerts?state=firing")
        .path("items")
        .valueStream()
        .anyMatch(alert -> alert.path("severity").asString("").equals("page"));
  }

  private static long pages(GreenMail mail) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(
            message -> {
              try {
                return message.getSubject().startsWith("[page]");
              } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .count();
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
