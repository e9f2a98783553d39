package io.andal.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.testing.MutableClock;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From slices to a report on a page, on paper, in a table and in a mailbox. */
class ReportsTest {
  private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
  private static final String DOCUMENTS =
      """
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: commands, displayName: "=Commands"}
      spec: {}
      ---
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: applications}
      spec: {type: OTLP, connectionDetails: {}}
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: answered, displayName: "=Commands are answered"}
      spec:
        service: commands
        budgetingMethod: Occurrences
        objectives: [{target: 0.99}]
        indicator:
          metadata: {name: answered}
          spec:
            ratioMetric:
              counter: true
              good: {metricSource: {metricSourceRef: applications, spec: {query: '{"good"}'}}}
              total: {metricSource: {metricSourceRef: applications, spec: {query: '{"total"}'}}}
      """;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-02T12:00:00Z"));

  @Test
  void aPeriodIsReportedAsDataAsTableAndOnPaper() throws Exception {
    try (TestServer server = TestServer.start(clock)) {
      record(server);
      Browser client = server.client(Scope.READ);
      String wanted = "?period=2026-10&by=service";

      JsonNode report = Browser.tree(client.get("/api/v1/reports/reliability" + wanted));
      String csv = client.get("/api/v1/reports/reliability.csv" + wanted).body();
      byte[] pdf = client.bytes("/api/v1/reports/reliability.pdf" + wanted);

      JsonNode line = report.at("/groups/0/objectives/0");
      assertThat(report.path("closed").asBoolean()).isTrue();
      assertThat(line.path("verdict").asString()).isEqualTo("missed");
      assertThat(line.path("attained").asDouble()).isEqualTo(1 - 60.0 / 3_000);
      assertThat(line.path("consumed").asDouble()).isEqualTo(2.0);
      assertThat(csv.lines().toList().get(1))
          .startsWith(
              "2026-10,commands,answered,'=Commands are answered,commands,0.99,missed,0.98");
      assertThat(text(pdf)).contains("October 2026", "=Commands are answered", "98%", "broken");
      assertThat(client.get("/api/v1/reports/reliability?period=2026-1").statusCode())
          .isEqualTo(400);
      assertThat(client.get("/api/v1/reports/reliability?period=2027-01").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void aFinishedReportIsKeptForSomeMinutesOrUntilDocumentsChange() {
    try (TestServer server = TestServer.start(clock)) {
      record(server);
      assertThat(attained(server)).isEqualTo(1 - 60.0 / 3_000);
      SloDefinition slo = server.runtime().slos().find("answered").orElseThrow();
      long late = MinuteRange.minuteOf(OCTOBER) + 300;
      server
          .runtime()
          .slos()
          .record(Map.of(slo.series(), List.of(Slice.of(late, 0, 1_000, Quality.COMPLETE))));

      assertThat(attained(server)).isEqualTo(1 - 60.0 / 3_000);
      clock.advance(Duration.ofMinutes(5));
      assertThat(attained(server)).isEqualTo(1 - 1_060.0 / 4_000);

      server
          .client(Scope.ADMIN)
          .postYaml("/api/v1/apply", DOCUMENTS.replace("target: 0.99", "target: 0.5"));
      JsonNode line = line(server);
      assertThat(line.path("target").asDouble()).isEqualTo(0.5);
    }
  }

  @Test
  void aLongReportComesInPages() {
    try (TestServer server = TestServer.start(clock)) {
      record(server);
      String slo = DOCUMENTS.substring(DOCUMENTS.lastIndexOf("---"));
      StringBuilder more = new StringBuilder(DOCUMENTS);
      for (int i = 0; i < 204; i++) {
        more.append(slo.replace("name: answered", "name: answered-" + i));
      }
      server.client(Scope.ADMIN).postYaml("/api/v1/apply", more.toString());
      Browser reader = server.browser();
      reader.get(server.link());

      String first = reader.get("/reports?period=2026-10&by=service").body();
      String second = reader.get("/reports?period=2026-10&by=service&page=2").body();

      assertThat(first.split("<td class=\"lead\"", -1)).hasSize(1 + 200);
      assertThat(first).contains("1–200 of 205", "page=2");
      assertThat(second.split("<td class=\"lead\"", -1)).hasSize(1 + 5);
      assertThat(second).contains("201–205 of 205").doesNotContain("rel=\"next\"");
      assertThat(reader.get("/reports?period=2026-10&by=service&page=9").body())
          .contains("201–205 of 205");
    }
  }

  private static double attained(TestServer server) {
    return line(server).path("attained").asDouble();
  }

  private static JsonNode line(TestServer server) {
    return Browser.tree(
            server.client(Scope.READ).get("/api/v1/reports/reliability?period=2026-10&by=service"))
        .at("/groups/0/objectives/0");
  }

  @Test
  void aScheduleMailsItOnceWhenItsTimeHasCome() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try (TestServer server = TestServer.start(clock)) {
      record(server);
      Browser client = server.client(Scope.ADMIN);
      client.postYaml(
          "/api/v1/apply",
          """
          apiVersion: andal.io/v1
          kind: Channel
          metadata: {name: mail}
          spec: {type: Email, host: 127.0.0.1, port: %d, security: none, from: a@pumps.example}
          ---
          apiVersion: andal.io/v1
          kind: ReportSchedule
          metadata: {name: monthly}
          spec: {timeZone: Asia/Jakarta, sendAt: "08:00", to: ["mailto:head@pumps.example"]}
          """
              .formatted(mail.getSmtp().getPort()));
      ReportMailer mailer = server.bean(ReportMailer.class);

      clock.set(Instant.parse("2026-12-01T00:59:00Z"));
      mailer.beat();
      int early = mail.getReceivedMessages().length;
      clock.advance(Duration.ofMinutes(1));
      mailer.beat();
      clock.advance(Duration.ofMinutes(1));
      mailer.beat();

      // November is sent at eight in Jakarta, which is one o'clock UTC.
      assertThat(early).isEqualTo(october(mail));
      MimeMessage[] all = mail.getReceivedMessages();
      assertThat(all).hasSize(early + 1);
      MimeMessage last = all[all.length - 1];
      assertThat(last.getSubject()).startsWith("Reliability November 2026");
      assertThat(last.getHeader("Message-ID")[0]).startsWith("<report.monthly.2026-11.");
      MimeMultipart parts = (MimeMultipart) last.getContent();
      assertThat(List.of(file(parts, 1), file(parts, 2)))
          .containsExactly("reliability-2026-11-by-team.pdf", "reliability-2026-11-by-team.csv");
    } finally {
      mail.stop();
    }
  }

  /** The schedule was written within three days of October's end, so October was sent first. */
  private static int october(GreenMail mail) throws Exception {
    int found = 0;
    for (MimeMessage message : mail.getReceivedMessages()) {
      found += message.getSubject().contains("October 2026") ? 1 : 0;
    }
    return found;
  }

  private static String file(MimeMultipart parts, int index) throws Exception {
    BodyPart part = parts.getBodyPart(index);
    return part.getFileName();
  }

  private static void record(TestServer server) {
    server.client(Scope.ADMIN).postYaml("/api/v1/apply", DOCUMENTS);
    SloDefinition slo = server.runtime().slos().find("answered").orElseThrow();
    long first = MinuteRange.minuteOf(OCTOBER);
    server
        .runtime()
        .slos()
        .record(
            Map.of(
                slo.series(),
                LongStream.range(first, first + 300)
                    .mapToObj(
                        minute ->
                            Slice.of(minute, minute < first + 60 ? 9 : 10, 10, Quality.COMPLETE))
                    .toList()));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
