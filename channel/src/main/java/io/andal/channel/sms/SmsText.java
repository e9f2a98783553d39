package io.andal.channel.sms;

import io.andal.channel.Cause;
import io.andal.channel.Figures;
import io.andal.channel.Notice;
import java.time.Duration;
import java.util.Locale;

/**
 * The whole of an alert in one short message: how bad, which service, what, how much budget is
 * left, who answers for it, and where more stands. What is longer than it may be loses words from
 * the names first, and the numbers and the link never.
 */
public final class SmsText {
  /** Names are cut, but not beyond recognition. */
  private static final int SHORTEST_NAME = 8;

  private SmsText() {}

  /**
   * The text, within {@link SmsParts#SEPTETS} in the GSM alphabet, or half of {@link
   * SmsParts#OCTETS} characters in another script if that is possible without losing numbers.
   */
  public static String of(Notice notice) {
    return of(notice, "");
  }

  /** The same for a channel that hears replies: with what acknowledges it. */
  public static String answerable(Notice notice) {
    return of(notice, notice.replyCode().map(code -> "Reply ACK " + code).orElse(""));
  }

  private static String of(Notice notice, String reply) {
    String page = shortLink(notice);
    String link = page.isEmpty() || reply.isEmpty() ? page + reply : page + " " + reply;
    String service = GsmAlphabet.alike(notice.service());
    String name = GsmAlphabet.alike(notice.displayName());
    String owner = GsmAlphabet.alike(notice.owner().orElse("No owner"));
    String what = GsmAlphabet.alike(what(notice));
    String head = GsmAlphabet.alike(head(notice));
    String full = text(head, service + " (" + name + ")", what, owner, link);
    if (ofObjective(notice) && !name.equals(service) && fits(full)) {
      return full;
    }
    String plain = text(head, service, what, owner, link);
    for (int length = longest(service, owner, what); length >= SHORTEST_NAME; length--) {
      if (fits(plain)) {
        return plain;
      }
      boolean told = !ofObjective(notice);
      plain =
          text(
              head,
              cut(service, length),
              told ? cut(what, length) : what,
              cut(owner, length),
              link);
    }
    return plain;
  }

  private static int longest(String... texts) {
    int longest = SHORTEST_NAME;
    for (String text : texts) {
      longest = Math.max(longest, text.length());
    }
    return longest;
  }

  private static String text(String head, String service, String what, String owner, String link) {
    String subject = service.isEmpty() ? head : head + " " + service;
    return subject + ": " + what + ". " + owner + (link.isEmpty() ? "" : ". " + link);
  }

  private static boolean fits(String text) {
    return GsmAlphabet.holds(text)
        ? GsmAlphabet.septets(text) <= SmsParts.SEPTETS
        : text.length() <= SmsParts.OCTETS / 2;
  }

  private static String head(Notice notice) {
    return switch (notice.event()) {
      case STARTED -> notice.severity().toUpperCase(Locale.ROOT);
      case RESOLVED -> "OK";
    };
  }

  private static String what(Notice notice) {
    if (!ofObjective(notice)) {
      return notice.summary().replaceAll("[.\\s]+$", "");
    }
    return notice.event() == Notice.Event.RESOLVED ? ended(notice) : started(notice);
  }

  /** Whether there is a budget to speak of: alerts from outside have none. */
  private static boolean ofObjective(Notice notice) {
    return notice.target() > 0;
  }

  private static String started(Notice notice) {
    if (notice.cause() == Cause.NO_DATA) {
      return "can't be measured";
    }
    String gone = notice.exhaustion().map(time -> ", gone in " + Figures.duration(time)).orElse("");
    return "budget burns " + Figures.rate(notice.burnRate()) + ", " + left(notice) + gone;
  }

  private static String ended(Notice notice) {
    String lasted =
        notice
            .ended()
            .map(end -> ", after " + Figures.duration(Duration.between(notice.started(), end)))
            .orElse("");
    String what = notice.cause() == Cause.NO_DATA ? "measured again" : "burns no longer too fast";
    return what + lasted + ", " + left(notice);
  }

  private static String left(Notice notice) {
    return notice.remaining() < 0
        ? "overspent by " + Figures.budget(-notice.remaining()).replace(" ", "")
        : Figures.budget(notice.remaining()).replace(" ", "") + " left";
  }

  /** The page of the alert under its short address. */
  private static String shortLink(Notice notice) {
    int objective = notice.link().indexOf("/objectives");
    int path = objective < 0 ? notice.link().indexOf("/alerts/groups/") : objective;
    return path < 0 ? notice.link() : notice.link().substring(0, path) + "/a/" + notice.alert();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1).stripTrailing() + ".";
  }
}
