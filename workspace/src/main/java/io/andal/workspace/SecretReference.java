package io.andal.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Secrets never stand in documents: a document holds {@code ${env:NAME}} or {@code ${file:PATH}},
 * and the value is read when it is needed.
 */
public final class SecretReference {
  private static final Pattern FORM =
      Pattern.compile("\\$\\{(?:env:([A-Za-z_][A-Za-z0-9_]*)|file:([^}\\r\\n]+))}");
  private static final long LARGEST = 64 << 10;

  private SecretReference() {}

  /** Whether the whole text is one reference. */
  public static boolean isReference(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * The value behind a reference, without a trailing line break.
   *
   * @throws IllegalStateException if the variable or the file isn't there; the message names it
   * @throws IllegalArgumentException if the text is no reference
   */
  public static String resolve(String reference) {
    Matcher matcher = FORM.matcher(reference);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a secret is given as ${env:NAME} or ${file:PATH}, not as text");
    }
    String variable = matcher.group(1);
    return variable != null ? variable(variable) : file(Path.of(matcher.group(2)));
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException("the environment variable " + name + " is not set");
    }
    return value;
  }

  private static String file(Path path) {
    try {
      if (Files.size(path) > LARGEST) {
        throw new IllegalStateException("the secret file " + path + " is larger than 64 KiB");
      }
      return Files.readString(path).replaceFirst("\\R\\z", "");
    } catch (IOException e) {
      throw new IllegalStateException("the secret file " + path + " can't be read", e);
    }
  }

  /**
   * What is wrong with the values at some places of a document that must hold references; places
   * without a value are fine.
   */
  public static List<Problem> check(Document document, String... pointers) {
    return Stream.of(pointers)
        .filter(pointer -> !document.at(pointer).isMissingNode())
        .filter(pointer -> !isReference(text(document.at(pointer))))
        .map(
            pointer ->
                document.error(
                    pointer,
                    "secret-in-document",
                    "'%s' holds a secret itself".formatted(pointer.substring(1).replace('/', '.')),
                    "Write ${env:NAME} or ${file:PATH}; documents are kept in history and shown."))
        .toList();
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.asString() : "";
  }
}
