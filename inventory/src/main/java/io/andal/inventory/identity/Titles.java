package io.andal.inventory.identity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Titles without what doesn't tell APIs apart. */
public final class Titles {
  private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern VERSION = Pattern.compile("v?\\d+([a-z]+\\d*)?");

  /** Words that many titles have and that name nothing. */
  private static final Set<String> EMPTY =
      Set.of(
          "api",
          "apis",
          "rest",
          "restful",
          "http",
          "service",
          "services",
          "openapi",
          "swagger",
          "asyncapi",
          "graphql",
          "grpc",
          "spec",
          "specification",
          "definition",
          "documentation",
          "docs",
          "the",
          "of",
          "for",
          "public",
          "internal",
          "untitled",
          "title",
          "my",
          "new",
          "test",
          "example",
          "sample",
          "default");

  private Titles() {}

  /** {@code Pump Commands API (v2)} and {@code pump-commands} become {@code pump commands}. */
  public static String normal(String title) {
    String split = title.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    List<String> words =
        WORD_ENDS
            .splitAsStream(split.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty() && !EMPTY.contains(word))
            .filter(word -> !VERSION.matcher(word).matches())
            .toList();
    String normal = String.join(" ", words);
    return normal.length() < 3 ? "" : normal;
  }
}
