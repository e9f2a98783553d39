package io.andal.signal.aws;

import io.andal.signal.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files that AWS' own tools share: {@code ~/.aws/credentials} and {@code ~/.aws/config}. */
final class ProfileFile {
  private final Surroundings surroundings;

  ProfileFile(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** All that both files say of a profile, credentials before config; empty if neither has it. */
  Map<String, String> profile(String name) throws SourceException {
    Map<String, String> fields = new HashMap<>();
    fields.putAll(
        section(place("AWS_CONFIG_FILE", "config"), name, List.of("profile " + name, name)));
    fields.putAll(
        section(place("AWS_SHARED_CREDENTIALS_FILE", "credentials"), name, List.of(name)));
    return fields;
  }

  private Path place(String variable, String usual) throws SourceException {
    try {
      return surroundings
          .variables()
          .get(variable)
          .map(Path::of)
          .orElseGet(() -> surroundings.home().resolve(".aws").resolve(usual));
    } catch (InvalidPathException e) {
      throw NoKeys.because(variable + " names no file.", "Correct it, or don't set it.");
    }
  }

  /** In the config file every profile but {@code default} is headed {@code [profile NAME]}. */
  private static Map<String, String> section(Path file, String name, List<String> heads)
      throws SourceException {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    Map<String, String> fields = new HashMap<>();
    boolean inside = false;
    try {
      for (String line : Files.readAllLines(file)) {
        String text = line.strip();
        if (text.startsWith("[")) {
          String head = text.replaceAll("^\\[\\s*|\\s*].*$", "").replaceAll("\\s+", " ");
          inside = heads.contains(head);
        } else if (inside && !text.startsWith("#") && !text.startsWith(";")) {
          int equals = text.indexOf('=');
          // An indented line belongs to a nested setting such as s3's.
          if (equals > 0 && !Character.isWhitespace(line.charAt(0))) {
            fields.put(
                text.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                text.substring(equals + 1).strip());
          }
        }
      }
    } catch (IOException e) {
      throw NoKeys.because(
          "The file %s with profile \"%s\" can't be read.".formatted(file, name),
          "Let Andal's user read it, in UTF-8.");
    }
    return fields;
  }
}
