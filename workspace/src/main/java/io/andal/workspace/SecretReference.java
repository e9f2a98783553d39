package io.andal.workspace;

/**
 * Secrets never stand in documents: a document holds {@code ${env:NAME}} or {@code ${file:PATH}},
 * and the value is read when it is needed.
 */
public final class SecretReference {
  private SecretReference() {}

  /** Whether the whole text is one reference. */
  public static boolean isReference(String text) {
    throw new UnsupportedOperationException(text);
  }

  /**
   * The value behind a reference, without a trailing line break.
   *
   * @throws IllegalStateException if the variable or the file isn't there; the message names it
   * @throws IllegalArgumentException if the text is no reference
   */
  public static String resolve(String reference) {
    throw new UnsupportedOperationException(reference);
  }
}
