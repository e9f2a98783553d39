package io.andal.catalog.swaggerhub;

import java.util.Arrays;
import java.util.List;

/**
 * The property {@code X-Versions}: names separated by commas, some behind a mark of one character
 * ({@code *} or {@code -}), as in {@code 1.0,*1.1,-2.0-draft}. Stateless.
 */
final class HubVersions {
  private HubVersions() {}

  /** The names without their marks. */
  static List<String> names(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .map(name -> name.startsWith("*") || name.startsWith("-") ? name.substring(1) : name)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Whether a version is marked as not published. */
  static boolean unpublished(String text, String version) {
    return Arrays.stream(text.split(",", -1)).anyMatch(name -> name.strip().equals("-" + version));
  }
}
