package io.andal.channel.email;

import static io.andal.channel.email.MailPage.escape;

import io.andal.channel.Notice;
import java.util.stream.Collectors;

/** The HTML part of a mail about an alert; it loads nothing from the network. */
final class AlertHtml {
  private AlertHtml() {}

  /**
   * @param picture the Content-ID of the picture of the budget; empty if there is none
   */
  static String body(AlertText text, String picture) {
    Notice notice = text.notice();
    Words words = text.words();
    String rows =
        MailPage.paragraph(text.sentence())
            + picture(text, picture)
            + """
            <tr><td style="padding:16px 24px 0;">%s%s</td></tr>
            <tr><td style="padding:20px 24px 0;"><table width="100%%" cellpadding="0" cellspacing="0" style="font-size:14px;line-height:20px;">
            %s
            </table></td></tr>
            %s"""
                .formatted(
                    MailPage.button(
                        notice.link(),
                        words.say(notice.group().isEmpty() ? "button.objective" : "button.alerts")),
                    notice
                        .acknowledgeLink()
                        .map(
                            link ->
                                " &nbsp; "
                                    + MailPage.quietButton(link, words.say("button.acknowledge")))
                        .orElse(""),
                    facts(text),
                    burns(notice, words));
    return MailPage.of(
        words,
        text.subject(),
        notice.event() == Notice.Event.STARTED ? MailPage.BAD : MailPage.GOOD,
        text.label(),
        notice.displayName(),
        rows,
        text.footer());
  }

  private static String picture(AlertText text, String picture) {
    if (picture.isEmpty()) {
      return "";
    }
    return text.history()
        .map(
            shown ->
                """

                <tr><td style="padding:16px 24px 0;"><img src="cid:%s" width="%d" height="%d" alt="%s" style="display:block;width:100%%;max-width:%dpx;height:auto;border:0;">
                <div class="soft" style="padding-top:4px;font-size:12px;line-height:18px;color:#52606d;">%s</div></td></tr>"""
                    .formatted(
                        picture,
                        BudgetPicture.WIDTH,
                        BudgetPicture.HEIGHT,
                        escape(text.historyText(shown)),
                        BudgetPicture.WIDTH,
                        escape(text.historyName(shown) + ": " + text.historyText(shown))))
        .orElse("");
  }

  private static String facts(AlertText text) {
    return text.facts().stream()
        .map(
            fact ->
                """
                <tr><td class="soft" style="padding:4px 12px 4px 0;color:#52606d;white-space:nowrap;vertical-align:top;">%s</td><td class="ink" width="100%%" style="padding:4px 0;color:#1f2933;">%s</td></tr>"""
                    .formatted(escape(fact.name()), escape(fact.value())))
        .collect(Collectors.joining("\n"));
  }

  private static String burns(Notice notice, Words words) {
    if (notice.burns().isEmpty()) {
      return "";
    }
    return """
        <tr><td style="padding:16px 24px 0;"><table width="100%%" cellpadding="0" cellspacing="0" style="font-size:14px;line-height:20px;border-collapse:collapse;">
        <tr><th class="ink rule" align="left" style="%1$s">%2$s</th><th class="ink rule" align="right" style="%1$s">%3$s</th><th class="ink rule" align="right" style="%1$s">%4$s</th></tr>
        %5$s
        </table></td></tr>"""
        .formatted(
            "padding:4px 0;border-bottom:1px solid #d9dfe5;font-weight:600;color:#1f2933;",
            escape(words.say("burns.window")),
            escape(words.say("burns.rate")),
            escape(words.say("burns.limits")),
            notice.burns().stream()
                .map(burn -> burn(burn, words))
                .collect(Collectors.joining("\n")));
  }

  private static String burn(Notice.Burn burn, Words words) {
    boolean over = burn.rate().filter(rate -> rate > burn.threshold()).isPresent();
    return """
        <tr><td class="ink" style="padding:4px 0;color:#1f2933;">%s</td><td class="%s" align="right" style="padding:4px 0;%s">%s</td><td class="soft" align="right" style="padding:4px 0;color:#52606d;">%s</td></tr>"""
        .formatted(
            words.duration(burn.window()),
            over ? "bad" : "ink",
            over ? "font-weight:600;color:" + MailPage.BAD + ";" : "color:#1f2933;",
            burn.rate().map(words::rate).orElse("–"),
            words.rate(burn.threshold()));
  }
}
