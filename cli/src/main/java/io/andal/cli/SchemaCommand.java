package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.server.Kinds;
import io.andal.workspace.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code andal schema}: the JSON Schema that editors and CI check documents with. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of a kind of document, or one schema for all kinds.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Runnable {
  private final Shell shell;
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Text is the schema as its author wrote it, which is JSON too. */
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description = "For example slo, datasources or AlertPolicy.")
  private Optional<String> kind = Optional.empty();

  @Option(names = "--all", description = "One schema for all kinds, chosen by the field kind.")
  private boolean all;

  SchemaCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    if (kind.isPresent() == all) {
      throw new ParameterException(
          spec.commandLine(), "andal: schema wants either a KIND or --all");
    }
    if (all) {
      Json.print(shell.out(), AnyKindSchema.of(Kinds.written()));
      return;
    }
    String text = text(KindNames.of(Kinds.written()).resolve(kind.orElseThrow()));
    if (output.json()) {
      Json.print(shell.out(), Json.parse(text));
    } else {
      shell.out().println(text);
    }
  }

  /** The schema as it is published, without a line break at its end. */
  static String text(Kind kind) {
    try (InputStream in =
        Objects.requireNonNull(Kinds.class.getResourceAsStream(kind.schema()), kind.schema())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
