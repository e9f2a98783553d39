package io.andal.workspace;

/**
 * A text that may hold several documents.
 *
 * @param file how to name it in problems: a path as the user gave it, or {@code request}
 */
public record SourceText(String file, String text) {}
