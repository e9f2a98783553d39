package io.andal.channel.email;

import static io.andal.channel.email.MailPage.escape;

import io.andal.channel.Digest;
import io.andal.channel.Notice;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the mail that tells of many alerts together. */
record DigestMail(Digest digest, Words words) {

  /** Alerts of which the same is told. */
  private record Part(String heading, List<Notice> notices) {}

  MimeMessage message(Session session, EmailSettings settings, String to, Instant now)
      throws MessagingException {
    InternetAddress from = Envelope.address(settings.from());
    String id =
        "<%s.%s@%s>"
            .formatted(
                digest.id(),
                Envelope.fingerprint(settings.channel() + "\n" + to),
                Envelope.domain(from));
    MimeMessage message = Envelope.addressed(session, id, from, to, subject(), now);
    message.setHeader("Content-Language", words.language());
    message.setContent(Envelope.alternatives(plain(), html(), Optional.empty()));
    message.saveChanges();
    return message;
  }

  String subject() {
    String parts =
        parts().stream()
            .map(part -> part.notices().size() + " " + part.heading())
            .collect(Collectors.joining(", "));
    return words.say("digest.subject", parts);
  }

  private List<Part> parts() {
    return List.of(
            new Part(words.say("digest.fired"), digest.fired()),
            new Part(words.say("digest.firing"), digest.firing()),
            new Part(words.say("digest.ended"), digest.ended()))
        .stream()
        .filter(part -> !part.notices().isEmpty())
        .toList();
  }

  String plain() {
    String parts =
        parts().stream()
            .map(
                part ->
                    heading(part)
                        + "\n"
                        + part.notices().stream()
                            .map(
                                notice ->
                                    "\n* %s\n  %s\n  %s\n"
                                        .formatted(sentence(notice), times(notice), notice.link()))
                            .collect(Collectors.joining()))
            .collect(Collectors.joining("\n"));
    return words.say("digest.intro", words.time(digest.time()))
        + "\n\n"
        + parts
        + more("\n%s\n")
        + "\n-- \n"
        + footer()
        + "\n";
  }

  String html() {
    String rows =
        parts().stream()
            .map(
                part ->
                    """
                    <tr><td class="ink" style="padding:20px 24px 4px;font-size:15px;font-weight:600;color:#1f2933;">%s</td></tr>
                    %s"""
                        .formatted(
                            escape(heading(part)),
                            part.notices().stream()
                                .map(this::row)
                                .collect(Collectors.joining("\n"))))
            .collect(Collectors.joining("\n"));
    boolean bad = !digest.fired().isEmpty() || !digest.firing().isEmpty();
    return MailPage.of(
        words,
        subject(),
        bad ? MailPage.BAD : MailPage.GOOD,
        words.say("digest.label"),
        subject(),
        MailPage.paragraph(words.say("digest.intro", words.time(digest.time())))
            + "\n"
            + rows
            + (digest.more() > 0 ? MailPage.paragraph(more("%s")) : ""),
        footer());
  }

  private String row(Notice notice) {
    return """
        <tr><td class="rule" style="padding:8px 24px;border-bottom:1px solid #e8ecf0;font-size:14px;line-height:20px;"><a class="quiet" href="%s" style="color:#1d5fa8;text-decoration:none;font-weight:600;">%s</a><br><span class="ink" style="color:#1f2933;">%s</span><br><span class="soft" style="font-size:12px;color:#52606d;">%s</span></td></tr>"""
        .formatted(
            escape(notice.link()),
            escape(notice.displayName()),
            escape(sentence(notice)),
            escape(times(notice)));
  }

  private static String heading(Part part) {
    return part.heading() + " (" + part.notices().size() + ")";
  }

  private String sentence(Notice notice) {
    return new Sentence(notice, words).text();
  }

  private String times(Notice notice) {
    String about = "[" + notice.severity() + "] " + notice.service();
    return notice
        .ended()
        .map(
            ended ->
                words.say(
                    "digest.lasted",
                    about,
                    words.time(notice.started()),
                    words.time(ended),
                    words.duration(Duration.between(notice.started(), ended))))
        .orElseGet(() -> words.say("digest.since", about, words.time(notice.started())));
  }

  private String more(String form) {
    return digest.more() > 0 ? form.formatted(words.say("digest.more", digest.more())) : "";
  }

  private String footer() {
    return words.say("digest.footer");
  }
}
