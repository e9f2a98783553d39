package io.andal.slo.annotation;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants noted, within its limits.
 *
 * @param title one line, 1 to {@value #LONGEST_TITLE} characters
 * @param text at most {@value #LONGEST_TEXT} characters
 * @param link http or https
 * @param labels at most {@value #MOST_LABELS}
 * @param key says that it is the same one when it is sent again; empty = each is a new one
 */
public record NewAnnotation(
    Instant from,
    Optional<Instant> to,
    Category category,
    String title,
    String text,
    Optional<String> link,
    Subject subject,
    Map<String, String> labels,
    Optional<String> key) {
  static final int LONGEST_TITLE = 200;
  static final int LONGEST_TEXT = 4_000;
  static final int LONGEST_LINK = 2_000;
  static final int LONGEST_WORD = 200;
  static final int MOST_LABELS = 20;

  public NewAnnotation {
    title = title.strip();
    labels = Map.copyOf(labels);
    demand(!title.isEmpty(), "title", "An annotation has a title, such as 'v1.4.2'.");
    demand(
        title.length() <= LONGEST_TITLE,
        "title",
        "The title has %d characters; write at most %d, and the rest as text."
            .formatted(title.length(), LONGEST_TITLE));
    demand(isPrintable(title, false), "title", "The title is one line without control characters.");
    demand(
        text.length() <= LONGEST_TEXT,
        "text",
        "The text has %d characters; write at most %d, and a link to more."
            .formatted(text.length(), LONGEST_TEXT));
    demand(isPrintable(text, true), "text", "The text holds control characters; leave them out.");
    demand(
        to.isEmpty() || !to.get().isBefore(from),
        "to",
        "It ends at %s, before it begins at %s."
            .formatted(to.map(Instant::toString).orElse(""), from));
    link.ifPresent(NewAnnotation::demandLink);
    demand(
        labels.size() <= MOST_LABELS,
        "labels",
        "There are %d labels; at most %d are kept.".formatted(labels.size(), MOST_LABELS));
    labels.forEach(
        (name, value) -> {
          demandWord("labels", name);
          demandWord("labels", value);
        });
    key.ifPresent(word -> demandWord("key", word));
  }

  /**
   * Refuses times that nobody means.
   *
   * @param kept how long annotations are kept
   * @throws InvalidAnnotationException if it lies further back or ahead than that
   */
  void demandNear(Instant now, Duration kept) {
    Instant end = to.orElse(from);
    demand(
        !end.isBefore(now.minus(kept)),
        "from",
        "%s is more than %d days ago; annotations are kept no longer."
            .formatted(end, kept.toDays()));
    demand(
        !end.isAfter(now.plus(kept)),
        "from",
        "%s is more than %d days ahead.".formatted(end, kept.toDays()));
    demand(
        !from.isBefore(now.minus(kept.multipliedBy(2))),
        "from",
        "%s is more than %d days ago.".formatted(from, kept.multipliedBy(2).toDays()));
  }

  private static void demandLink(String link) {
    demand(
        link.length() <= LONGEST_LINK && isWebAddress(link),
        "link",
        "A link starts with https:// or http:// and has at most %d characters."
            .formatted(LONGEST_LINK));
  }

  private static boolean isWebAddress(String link) {
    try {
      URI uri = new URI(link);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void demandWord(String field, String word) {
    demand(
        !word.isBlank() && word.length() <= LONGEST_WORD && isPrintable(word, false),
        field,
        "In %s, each word has 1 to %d characters on one line.".formatted(field, LONGEST_WORD));
  }

  private static boolean isPrintable(String text, boolean lines) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')));
  }

  private static void demand(boolean holds, String field, String message) {
    if (!holds) {
      throw new InvalidAnnotationException(field, message);
    }
  }
}
