package io.andal.inventory.finding;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of findings. They lie in one bundle per language beside this class, for the pages
 * too; what scripts read is English.
 */
public final class FindingWords {
  /** The bundle's name, for a message source that speaks the reader's language. */
  public static final String BUNDLE = "io.andal.inventory.finding.words";

  private static final ResourceBundle ENGLISH = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);

  private FindingWords() {}

  /** A sentence in English, its places filled. */
  public static String english(String key, List<Object> arguments) {
    return new MessageFormat(ENGLISH.getString("finding." + key), Locale.ENGLISH)
        .format(arguments.toArray());
  }
}
