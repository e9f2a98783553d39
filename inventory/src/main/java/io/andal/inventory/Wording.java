package io.andal.inventory;

import io.andal.inventory.finding.FindingWords;
import java.util.List;

/**
 * What a finding says, before it is said in a language: the sentences' key and what stands in their
 * places.
 *
 * @param key of the sentences in the bundle {@code io.andal.inventory.finding.words}; empty if they
 *     are known in English only
 * @param arguments texts and whole numbers
 */
public record Wording(String key, List<Object> arguments) {
  /** Of a finding that is known in English only. */
  public static final Wording NONE = new Wording("", List.of());

  public Wording {
    arguments = List.copyOf(arguments);
  }

  public static Wording of(String key, Object... arguments) {
    return new Wording(key, List.of(arguments));
  }

  /** What was found, in English. */
  String message() {
    return FindingWords.english(key, arguments);
  }

  /** What to do, in English. */
  String remedy() {
    return FindingWords.english(key + ".remedy", arguments);
  }
}
