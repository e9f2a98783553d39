package io.andal.server.report;

import io.andal.channel.email.Letter;
import io.andal.server.AndalRuntime;
import io.andal.server.web.Voice;
import io.andal.server.web.pdf.PdfPages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A report on paper, and in a mail. */
@Component
final class ReportPaper {
  private final AndalRuntime runtime;
  private final MessageSource messages;
  private final PdfPages pages;
  private final ITemplateEngine templates;

  ReportPaper(
      AndalRuntime runtime, MessageSource messages, PdfPages pages, ITemplateEngine templates) {
    this.runtime = runtime;
    this.messages = messages;
    this.pages = pages;
    this.templates = templates;
  }

  /**
   * @param language {@code id}, else English
   */
  byte[] pdf(Reports.Made made, String language) {
    Voice voice = voice(made, language);
    return pages.render("paper/report", model(made, voice), voice.locale());
  }

  /** The mail with the summary, the PDF and the table. */
  Letter letter(String schedule, Reports.Made made, String language) {
    Voice voice = voice(made, language);
    ReportView view = new ReportWords(made, voice).view();
    String link = runtime.publicUrl() + made.query().href("/reports");
    Map<String, Object> model = model(made, voice);
    model.put("link", link);
    return new Letter(
        "report." + schedule + "." + made.query().period().name(),
        voice.say("report.mail.subject", view.period(), view.answer()),
        text(view, link),
        templates.process("paper/report-mail", new Context(voice.locale(), model)),
        List.of(
            new Letter.Attachment(
                made.query().fileName() + ".pdf", "application/pdf", pdf(made, language)),
            new Letter.Attachment(
                made.query().fileName() + ".csv",
                "text/csv; charset=UTF-8",
                ReportCsv.of(made).getBytes(StandardCharsets.UTF_8))));
  }

  private static String text(ReportView view, String link) {
    StringBuilder text = new StringBuilder();
    text.append(view.period()).append("\n").append(view.answer()).append("\n\n");
    for (ReportView.Group group : view.groups()) {
      text.append(group.title()).append(": ").append(group.kept()).append('\n');
      for (ReportView.Line line : group.lines()) {
        text.append("  ")
            .append(line.badge().word())
            .append(": ")
            .append(line.title())
            .append(" (")
            .append(line.attained())
            .append(" / ")
            .append(line.target())
            .append(")\n");
      }
    }
    return text.append('\n').append(link).append('\n').toString();
  }

  private static Map<String, Object> model(Reports.Made made, Voice voice) {
    Map<String, Object> model = new java.util.HashMap<>();
    model.put("view", new ReportWords(made, voice).view());
    model.put("printed", voice.moment(voice.now()));
    model.put("language", voice.locale().getLanguage());
    return model;
  }

  private Voice voice(Reports.Made made, String language) {
    return new Voice(
        messages,
        Locale.of(language.equals("id") ? "id" : "en"),
        made.query().period().zone(),
        runtime.clock().instant());
  }
}
