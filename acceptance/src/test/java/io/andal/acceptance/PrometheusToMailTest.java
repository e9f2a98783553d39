package io.andal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.server.AndalRuntime;
import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a real Prometheus with a known truth to a real mailbox, on a clock that the test moves. */
class PrometheusToMailTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final long FIRST = MinuteRange.minuteOf(START);
  private static final int MINUTES = 480;
  private static final int FAULT = 300;
  private static final int MENDED = 318;
  private static final double BUDGET = 0.001;

  @TempDir Path folder;

  @BeforeAll
  static void needsPrometheus() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
  }

  @Test
  void everyEventIsCountedAndTheAlertComesAtTheRightMinute() throws Exception {
    KnownEvents truth = new KnownEvents(FIRST, MINUTES, FAULT, MENDED, 0.4, 7);
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try (RealPrometheus prometheus = RealPrometheus.withHistory(truth.openMetrics())) {
      House.write(folder, prometheus.url(), House.smtpPort(mail));
      int from = FAULT - 5;
      MutableClock clock = new MutableClock(START.plus(Duration.ofMinutes(from)).plusSeconds(25));
      try (AndalRuntime runtime = House.open(folder, clock)) {
        House.step(runtime);
        for (int minute = from; minute < MINUTES - 2; minute++) {
          clock.advance(Duration.ofMinutes(1));
          House.step(runtime);
        }
        countsEveryEvent(runtime, truth);
        alertsAtTheRightMinutes(runtime, truth);
        mailsOnceForTheStartAndOnceForTheEnd(mail.getReceivedMessages());
      }
    } finally {
      mail.stop();
    }
  }

  private static void countsEveryEvent(AndalRuntime runtime, KnownEvents truth) {
    long bad = 0;
    long total = 0;
    List<Slice> slices =
        runtime.slos().slices("availability", new MinuteRange(FIRST, FIRST + MINUTES - 3));
    for (Slice slice : slices) {
      total += slice.total();
      bad += slice.total() - slice.good();
    }
    assertThat(bad).isEqualTo(truth.badIn(0, MINUTES - 3) * Slice.SCALE);
    assertThat(total)
        .isEqualTo((truth.badIn(0, MINUTES - 3) + truth.goodIn(0, MINUTES - 3)) * Slice.SCALE);
  }

  private static void alertsAtTheRightMinutes(AndalRuntime runtime, KnownEvents truth) {
    List<Alert> pages =
        runtime
            .alerts()
            .alerts(Optional.of("availability"), Optional.empty(), Optional.empty(), 100)
            .stream()
            .filter(alert -> alert.rule().equals("page"))
            .toList();
    int starts = FAULT - 3;
    while (!pageHolds(truth, starts)) {
      starts++;
    }
    int ends = starts;
    while (pageHolds(truth, ends)) {
      ends++;
    }
    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst().firedAt()).contains(MinuteRange.startOf(FIRST + starts));
    assertThat(pages.getFirst().state()).isEqualTo(AlertState.RESOLVED);
    assertThat(pages.getFirst().resolvedAt()).contains(MinuteRange.startOf(FIRST + ends));
  }

  /** The workbook's condition, from the truth alone. */
  private static boolean pageHolds(KnownEvents truth, int end) {
    return (burns(truth, end, 60, 14.4) && burns(truth, end, 5, 14.4))
        || (burns(truth, end, 360, 6) && burns(truth, end, 30, 6));
  }

  private static boolean burns(KnownEvents truth, int end, int window, double factor) {
    double bad = truth.badIn(end - window, end);
    return bad / (bad + truth.goodIn(end - window, end)) / BUDGET > factor;
  }

  private static void mailsOnceForTheStartAndOnceForTheEnd(MimeMessage[] messages)
      throws Exception {
    List<MimeMessage> pages =
        java.util.Arrays.stream(messages).filter(m -> subject(m).contains("page")).toList();
    List<MimeMessage> ends =
        java.util.Arrays.stream(messages)
            .filter(m -> subject(m).startsWith("[resolved]") && body(m).contains("page"))
            .toList();
    assertThat(pages.stream().filter(m -> !subject(m).startsWith("[resolved]"))).hasSize(1);
    assertThat(ends).hasSize(1);
    MimeMessage start = pages.getFirst();
    assertThat(start.getAllRecipients()[0]).hasToString("controls@pumps.example");
    assertThat(subject(start)).contains("Pumps answer");
    assertThat(body(start))
        .contains("Controls")
        .contains("https://andal.pumps.example/")
        .contains("99.9");
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String body(MimeMessage message) {
    return GreenMailUtil.getBody(message).replace("=\r\n", "");
  }
}
