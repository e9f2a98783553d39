package io.andal.channel.email;

import io.andal.channel.Figures;
import io.andal.channel.Notice;
import java.util.stream.Collectors;

/** The HTML part of a mail: one table with inline styles, which every reader can show. */
final class AlertHtml {
  private static final String FONT =
      "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

  private AlertHtml() {}

  static String body(Notice notice) {
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
        <body style="margin:0;padding:24px 8px;background:#f3f5f7;">
        <table role="presentation" width="100%%" cellpadding="0" cellspacing="0"><tr><td align="center">
        <table role="presentation" width="600" cellpadding="0" cellspacing="0" style="max-width:600px;width:100%%;background:#ffffff;border:1px solid #d9dfe5;border-top:4px solid %s;%s">
        <tr><td style="padding:24px 24px 0;font-size:13px;color:#52606d;">%s</td></tr>
        <tr><td style="padding:4px 24px 0;font-size:20px;line-height:28px;font-weight:600;color:#1f2933;">%s</td></tr>
        <tr><td style="padding:12px 24px 0;font-size:15px;line-height:22px;color:#1f2933;">%s</td></tr>
        <tr><td style="padding:16px 24px 0;"><a href="%s" style="display:inline-block;padding:10px 18px;background:#1d5fa8;color:#ffffff;text-decoration:none;font-size:15px;">%s</a>%s</td></tr>
        <tr><td style="padding:20px 24px 0;"><table width="100%%" cellpadding="0" cellspacing="0" style="font-size:14px;line-height:20px;color:#1f2933;">
        %s
        </table></td></tr>
        %s
        <tr><td style="padding:20px 24px;font-size:12px;color:#52606d;">%s</td></tr>
        </table></td></tr></table>
        </body></html>
        """
        .formatted(
            escape(AlertText.subject(notice)),
            notice.event() == Notice.Event.STARTED ? "#b42318" : "#1a7f4b",
            FONT,
            escape(label(notice)),
            escape(notice.displayName()),
            escape(notice.summary()),
            escape(notice.link()),
            notice.group().isEmpty() ? "Open the objective" : "Open the alerts",
            acknowledge(notice),
            facts(notice),
            burns(notice),
            escape(AlertText.footer(notice)));
  }

  private static String acknowledge(Notice notice) {
    return notice
        .acknowledgeLink()
        .map(
            link ->
                """
                 &nbsp; <a href="%s" style="display:inline-block;padding:9px 17px;border:1px solid #1d5fa8;color:#1d5fa8;text-decoration:none;font-size:15px;">Acknowledge</a>"""
                    .formatted(escape(link)))
        .orElse("");
  }

  private static String label(Notice notice) {
    return switch (notice.event()) {
      case STARTED -> "Alert started · " + notice.severity();
      case RESOLVED -> "Alert resolved · " + notice.severity();
    };
  }

  private static String facts(Notice notice) {
    return AlertText.facts(notice).stream()
        .map(
            fact ->
                """
                <tr><td style="padding:4px 12px 4px 0;color:#52606d;white-space:nowrap;vertical-align:top;">%s</td><td width="100%%" style="padding:4px 0;">%s</td></tr>"""
                    .formatted(escape(fact.name()), escape(fact.value())))
        .collect(Collectors.joining("\n"));
  }

  private static String burns(Notice notice) {
    if (notice.burns().isEmpty()) {
      return "";
    }
    return """
        <tr><td style="padding:16px 24px 0;"><table width="100%%" cellpadding="0" cellspacing="0" style="font-size:14px;line-height:20px;color:#1f2933;border-collapse:collapse;">
        <tr><th align="left" style="%1$s">Window</th><th align="right" style="%1$s">Burn rate</th><th align="right" style="%1$s">Limit</th></tr>
        %2$s
        </table></td></tr>"""
        .formatted(
            "padding:4px 0;border-bottom:1px solid #d9dfe5;font-weight:600;",
            notice.burns().stream().map(AlertHtml::burn).collect(Collectors.joining("\n")));
  }

  private static String burn(Notice.Burn burn) {
    boolean over = burn.rate().filter(rate -> rate > burn.threshold()).isPresent();
    return """
        <tr><td style="padding:4px 0;">%s</td><td align="right" style="padding:4px 0;%s">%s</td><td align="right" style="padding:4px 0;color:#52606d;">%s</td></tr>"""
        .formatted(
            Figures.duration(burn.window()),
            over ? "font-weight:600;color:#b42318;" : "",
            burn.rate().map(Figures::rate).orElse("–"),
            Figures.rate(burn.threshold()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
