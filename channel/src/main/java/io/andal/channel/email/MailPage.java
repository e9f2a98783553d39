package io.andal.channel.email;

/** The frame of a mail's HTML part: one table with inline styles, which every reader can show. */
final class MailPage {
  static final String BAD = "#b42318";
  static final String GOOD = "#1a7f4b";

  private static final String FONT =
      "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

  private MailPage() {}

  /**
   * @param accent the color at the top
   * @param label above the heading
   * @param rows more rows of the table, as HTML
   * @param footer the small print
   */
  static String of(
      Words words,
      String title,
      String accent,
      String label,
      String heading,
      String rows,
      String footer) {
    return """
        <!DOCTYPE html>
        <html lang="%s"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>%s</title>
        <style>@media (prefers-color-scheme: dark) {.page{background:#12181f!important}.card{background:#1b232c!important;border-color:#36424f!important}.ink{color:#e4e9ee!important}.soft{color:#a3b1bf!important}.bad{color:#ff8f80!important}.rule{border-color:#36424f!important}.quiet{color:#7db4ec!important;border-color:#7db4ec!important}}</style></head>
        <body class="page" style="margin:0;padding:24px 8px;background:#f3f5f7;">
        <table role="presentation" width="100%%" cellpadding="0" cellspacing="0"><tr><td align="center">
        <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" style="max-width:600px;width:100%%;background:#ffffff;border:1px solid #d9dfe5;%s">
        <tr><td style="height:4px;line-height:4px;font-size:0;background:%s;">&nbsp;</td></tr>
        <tr><td class="soft" style="padding:24px 24px 0;font-size:13px;color:#52606d;">%s</td></tr>
        <tr><td class="ink" style="padding:4px 24px 0;font-size:20px;line-height:28px;font-weight:600;color:#1f2933;">%s</td></tr>
        %s
        <tr><td class="soft" style="padding:20px 24px;font-size:12px;color:#52606d;">%s</td></tr>
        </table></td></tr></table>
        </body></html>
        """
        .formatted(
            words.language(),
            escape(title),
            FONT,
            accent,
            escape(label),
            escape(heading),
            rows,
            escape(footer));
  }

  static String paragraph(String text) {
    return """
        <tr><td class="ink" style="padding:12px 24px 0;font-size:15px;line-height:22px;color:#1f2933;">%s</td></tr>"""
        .formatted(escape(text).replace("\n", "<br>"));
  }

  static String button(String link, String text) {
    return """
        <a href="%s" style="display:inline-block;padding:10px 18px;background:#1d5fa8;color:#ffffff;text-decoration:none;font-size:15px;">%s</a>"""
        .formatted(escape(link), escape(text));
  }

  static String quietButton(String link, String text) {
    return """
        <a href="%s" class="quiet" style="display:inline-block;padding:9px 17px;border:1px solid #1d5fa8;color:#1d5fa8;text-decoration:none;font-size:15px;">%s</a>"""
        .formatted(escape(link), escape(text));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
