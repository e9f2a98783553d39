package io.andal.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
      Pattern.compile(
          "\\$\\{(?:env:(?<env>[A-Za-z_][A-Za-z0-9_]*)|file:(?<file>[^{}\\p{Cntrl}]+))}");
  private static final long LARGEST_FILE = 64 * 1024;

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
          "A secret is written as ${env:NAME} or ${file:PATH}; what stands here is neither");
    }
    String variable = matcher.group("env");
    return variable != null ? fromEnvironment(variable) : fromFile(matcher.group("file"));
  }

  /** The file that {@code ${file:PATH}} names, there or not; empty for any other text. */
  public static Optional<Path> file(String reference) {
    Matcher matcher = FORM.matcher(reference);
    if (!matcher.matches() || matcher.group("file") == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(matcher.group("file")));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Errors for the values at these pointers that are there but are no references. The messages
   * never repeat the value.
   */
  public static List<Problem> problems(Document document, String... pointers) {
    return Stream.of(pointers)
        .filter(pointer -> !isAbsentOrReference(document.at(pointer)))
        .map(
            pointer ->
                document.error(
                    pointer,
                    "secret-in-document",
                    "A secret stands in the document itself",
                    "Write ${env:NAME} or ${file:PATH}, and replace the secret that was shown"))
        .toList();
  }

  private static boolean isAbsentOrReference(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isString() && isReference(value.asString()));
  }

  private static String fromEnvironment(String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new IllegalStateException(
          "The environment variable " + variable + " is not set; set it and start again");
    }
    return withoutLineBreak(value);
  }

  private static String fromFile(String name) {
    try {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file)) {
        throw new IllegalStateException("The secret file " + name + " isn't there");
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new IllegalStateException("The secret file " + name + " is larger than 64 KiB");
      }
      return withoutLineBreak(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException | InvalidPathException e) {
      throw new IllegalStateException("The secret file " + name + " can't be read", e);
    }
  }

  private static String withoutLineBreak(String value) {
    if (value.endsWith("\r\n")) {
      return value.substring(0, value.length() - 2);
    }
    return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
  }
}
