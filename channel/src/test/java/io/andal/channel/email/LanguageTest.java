package io.andal.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.andal.channel.Background;
import io.andal.channel.BudgetHistory;
import io.andal.channel.Channel;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.Digest;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.channel.Reader;
import io.andal.channel.Samples;
import io.andal.channel.Surroundings;
import io.andal.channel.TellsDigests;
import io.andal.channel.TestNotice;
import io.andal.workspace.Document;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails in the reader's language and zone, with a picture of the budget. */
class LanguageTest {
  private static final Reader AYU =
      new Reader(Optional.of("id"), Optional.of(ZoneId.of("Asia/Jakarta")));

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
  void everyLanguageHasTheSameWords() {
    ResourceBundle.Control alone =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    for (String language : Words.LANGUAGES) {
      ResourceBundle bundle =
          ResourceBundle.getBundle(
              "io.andal.channel.email.mail",
              language.equals("en") ? Locale.ROOT : Locale.of(language),
              alone);
      assertThat(bundle.keySet())
          .isEqualTo(
              ResourceBundle.getBundle("io.andal.channel.email.mail", Locale.ROOT, alone).keySet());
    }
  }

  @Test
  void aReaderOfIndonesianGetsItInIndonesianAndByTheClockOfJakarta() throws Exception {
    MimeMessage mail = sent("", background(AYU), Samples.notice(Notice.Event.STARTED));
    assertThat(mail.getSubject())
        .isEqualTo("[page] Commands are accepted within 300 ms: anggaran terbakar 14,8×");
    assertThat(mail.getHeader("Content-Language")).containsExactly("id");
    assertThat(plain(mail))
        .startsWith(
            "Commands are accepted within 300 ms: anggaran terbakar 14,8×; sisa anggaran 41 %,"
                + " habis dalam 2 jam 10 mnt.")
        .contains("Mulai:", "2026-11-22 19:00 WIB")
        .contains("1 hari terakhir:", "sisa anggaran 90 % pada 2026-11-21 19:00 WIB, kini 41 %")
        .doesNotContain("budget", "Owner");
    assertThat(html(mail)).contains("<html lang=\"id\">", "Buka sasaran", "Penanggung jawab");
  }

  @Test
  void theChannelSaysTheLanguageOfWhomNothingElseIsKnown() throws Exception {
    String spec = ", \"language\": \"id\", \"zone\": \"Asia/Jakarta\"";
    Reader english = new Reader(Optional.of("en"), Optional.empty());
    Notice end = Samples.notice(Notice.Event.RESOLVED);
    assertThat(sent(spec, Background.NONE, end).getSubject())
        .isEqualTo("[selesai] Commands are accepted within 300 ms: anggaran tidak lagi boros");
    assertThat(plain(sent(spec, background(english), end)))
        .contains("no longer burning too fast", "2026-11-22 20:05 WIB, after 1 h 5 min");
  }

  @Test
  void aTestSaysThatItIsOneInEveryLanguage() throws Exception {
    Notice test =
        TestNotice.of("mail", "t1", Notice.Event.STARTED, "https://andal.example", Samples.NOON);
    assertThat(plain(sent("", background(AYU), test))).startsWith("Ini hanya uji coba");
  }

  @Test
  void whatOthersWroteOfTheirAlertsStaysAsItIs() throws Exception {
    Notice.Member fires =
        new Notice.Member(
            Map.of("alertname", "Hot"),
            Map.of("summary", "Pump 7 is hot."),
            true,
            Samples.NOON,
            Samples.NOON,
            "");
    Notice.Group group =
        new Notice.Group("{}", Map.of(), "ops", "first", List.of(fires), 3, "", "");
    assertThat(plain(sent("", background(AYU), ofGroup(group))))
        .startsWith("4 peringatan aktif:\n• Pump 7 is hot.\n• Dan 3 lagi.");
  }

  @Test
  void thePictureOfTheBudgetIsSmallAndInTheMailItself() throws Exception {
    MimeMessage mail = sent("", background(AYU), Samples.notice(Notice.Event.STARTED));
    MimeMultipart related =
        (MimeMultipart) ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent();
    BodyPart picture = related.getBodyPart(1);
    assertThat(related.getContentType()).startsWith("multipart/related");
    assertThat(picture.getContentType()).isEqualTo("image/png");
    byte[] png = picture.getInputStream().readAllBytes();
    assertThat(png.length).isLessThan(10_000);
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1104);
    String id = picture.getHeader("Content-ID")[0];
    assertThat(html(mail))
        .contains("src=\"cid:" + id.substring(1, id.length() - 1) + "\"")
        .contains("alt=\"sisa anggaran 90 % pada 2026-11-21 19:00 WIB, kini 41 %\"")
        .doesNotContain("src=\"http");
  }

  @Test
  void aJaggedBudgetThatIsOverspentIsASmallPictureToo() {
    List<Double> jagged = new ArrayList<>();
    for (int i = 0; i < 97; i++) {
      jagged.add(1 - i / 30.0 + i % 7 * 0.11);
    }
    byte[] png = BudgetPicture.png(history(jagged)).orElseThrow();
    assertThat(png.length).isLessThan(10_000);
  }

  @Test
  void anAlertOfNoObjectiveHasNoPicture() throws Exception {
    Notice.Group group = new Notice.Group("{}", Map.of(), "ops", "first", List.of(), 0, "", "");
    assertThat(html(sent("", background(AYU), ofGroup(group)))).doesNotContain("<img");
  }

  @Test
  void aDigestTellsWhatFiredWhatFiresAndWhatEnded() throws Exception {
    Notice start = Samples.notice(Notice.Event.STARTED);
    Notice end = Samples.notice(Notice.Event.RESOLVED);
    Digest digest =
        new Digest(
            "digest-1", Samples.NOON, List.of(start), List.of(start, start), List.of(end), 3);
    DigestMail english = new DigestMail(digest, Words.of(Reader.UNKNOWN));
    assertThat(english.subject()).isEqualTo("[digest] Alerts: 1 fired, 2 still firing, 1 ended");
    assertThat(english.plain())
        .contains("up to 2026-11-22 12:00 UTC")
        .contains("* " + start.summary() + "\n  [page] commands · since 2026-11-22 12:00 UTC")
        .contains("2026-11-22 12:00 UTC to 2026-11-22 13:05 UTC, 1 h 5 min")
        .contains("And 3 more, which stand on the page of alerts.");
    assertThat(english.html()).contains("still firing (2)", start.link());
    MimeMessage mail = sentDigest(background(AYU), digest);
    assertThat(mail.getSubject())
        .isEqualTo("[ringkasan] Peringatan: 1 baru aktif, 2 masih aktif, 1 selesai");
    assertThat(mail.getMessageID()).matches("<digest-1\\.[0-9a-f]{16}@pumps\\.example>");
  }

  private static Notice ofGroup(Notice.Group group) {
    Notice some = Samples.notice(Notice.Event.STARTED);
    return new Notice(
        "g1",
        some.event(),
        some.cause(),
        "",
        "Hot",
        "pumps",
        "Hot",
        "page",
        "4 alerts fire: Pump 7 is hot; and 3 more.",
        0,
        Optional.empty(),
        1,
        0,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        some.link(),
        some.started(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(group));
  }

  private static BudgetHistory history(List<Double> shares) {
    return new BudgetHistory(Samples.NOON.minus(Duration.ofDays(1)), Samples.NOON, shares);
  }

  private static Background background(Reader reader) {
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i <= 96; i++) {
      shares.add(i < 60 ? 0.9 - i * 0.001 : 0.84 - (i - 60) * 0.43 / 36);
    }
    return new Background() {
      @Override
      public Reader reader(String address) {
        return reader;
      }

      @Override
      public Optional<BudgetHistory> budget(String slo, Duration last) {
        return Optional.of(history(shares));
      }
    };
  }

  private MimeMessage sentDigest(Background background, Digest digest) throws Exception {
    try (Channel channel = open("", background)) {
      ((TellsDigests) channel).send(digest, "ayu@pumps.example");
    }
    return server.getReceivedMessages()[0];
  }

  private MimeMessage sent(String more, Background background, Notice notice) throws Exception {
    try (Channel channel = open(more, background)) {
      channel.send(new Message("m1", notice, "ayu@pumps.example"));
    }
    MimeMessage[] mails = server.getReceivedMessages();
    return mails[mails.length - 1];
  }

  private Channel open(String more, Background background) throws Exception {
    Document document =
        Samples.channel(
            "mail",
            """
            {"host": "127.0.0.1", "port": %d, "security": "none", "from": "andal@pumps.example"%s}
            """
                .formatted(server.getSmtp().getPort(), more));
    Surroundings surroundings =
        new Surroundings(
            Clock.fixed(Samples.NOON, ZoneOffset.UTC),
            _ -> {},
            _ -> {},
            _ -> List.of(),
            background);
    return ChannelDocuments.type(document).open(document, surroundings);
  }

  private static String plain(MimeMessage mail) throws Exception {
    return ((MimeMultipart) mail.getContent())
        .getBodyPart(0)
        .getContent()
        .toString()
        .replace("\r\n", "\n");
  }

  private static String html(MimeMessage mail) throws Exception {
    Object rich = ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent();
    return (rich instanceof MimeMultipart related ? related.getBodyPart(0).getContent() : rich)
        .toString();
  }
}
