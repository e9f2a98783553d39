package io.andal.cli;

import picocli.CommandLine.Option;

/** The option {@code --output text|json} of commands that print. */
final class TextOrJson {
  enum Format {
    text,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; text is for people, json for scripts.",
      defaultValue = "text")
  private Format format = Format.text;

  boolean json() {
    return format == Format.json;
  }
}
