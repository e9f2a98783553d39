package io.andal.traffic.door;

import java.util.List;
import java.util.Locale;

/**
 * The product that asked, as far as a User-Agent tells it without telling of a person or a device:
 * {@code okhttp} 4.12.0; all browsers are one, and so are all robots.
 *
 * @param product empty if it isn't known
 * @param version empty if it isn't known
 */
public record Client(String product, String version) {
  public static final Client UNKNOWN = new Client("", "");

  private static final Client BROWSER = new Client("browser", "");
  private static final Client BOT = new Client("bot", "");
  private static final List<String> BOTS =
      List.of("bot", "crawl", "spider", "slurp", "archiver", "facebookexternalhit", "scanner");
  private static final int LONGEST_PRODUCT = 64;
  private static final int LONGEST_VERSION = 32;

  /** Reads a User-Agent, whose content anybody can choose. */
  public static Client ofUserAgent(String userAgent) {
    String text = userAgent.strip();
    if (text.isEmpty() || text.equals("-")) {
      return UNKNOWN;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (BOTS.stream().anyMatch(lower::contains)) {
      return BOT;
    }
    if (lower.startsWith("mozilla/") || lower.startsWith("opera/")) {
      return BROWSER;
    }
    int end = end(text, 0);
    Client named = named(text.substring(0, end));
    if (named.product().isEmpty()) {
      return UNKNOWN;
    }
    String rest = text.substring(end);
    if (rest.startsWith("/")) {
      return new Client(named.product(), version(rest.substring(1, end(rest, 1))));
    }
    return rest.startsWith(" ")
        ? new Client(named.product(), version(rest.substring(1, end(rest, 1))))
        : named;
  }

  /** A name that an application gave itself, such as that of a service. */
  public static Client named(String name) {
    boolean product =
        !name.isEmpty()
            && name.length() <= LONGEST_PRODUCT
            && name.chars().allMatch(c -> isLetter(c) || isDigit(c) || "._-:".indexOf(c) >= 0)
            && name.chars().anyMatch(Client::isLetter)
            && !identifies(name);
    return product ? new Client(name, "") : UNKNOWN;
  }

  private static String version(String text) {
    String digits = text.startsWith("v") ? text.substring(1) : text;
    boolean version =
        !digits.isEmpty()
            && text.length() <= LONGEST_VERSION
            && isDigit(digits.charAt(0))
            && text.chars().allMatch(c -> isLetter(c) || isDigit(c) || "._-+".indexOf(c) >= 0)
            && !identifies(text);
    return version ? text : "";
  }

  /** Serial numbers, telephone numbers and ids have many digits in a row, or many in all. */
  private static boolean identifies(String text) {
    int row = 0;
    int all = 0;
    int hexRow = 0;
    int hexDigits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      row = isDigit(c) ? row + 1 : 0;
      all += isDigit(c) ? 1 : 0;
      boolean hex = Character.digit(c, 16) >= 0;
      hexRow = hex ? hexRow + 1 : 0;
      hexDigits = hex ? hexDigits + (isDigit(c) ? 1 : 0) : 0;
      if (row >= 9 || all >= 14 || (hexRow >= 12 && hexDigits >= 3)) {
        return true;
      }
    }
    return false;
  }

  private static int end(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if ("/ ;(,\t".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
