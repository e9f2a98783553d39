package io.andal.cli;

import io.andal.server.Kinds;
import io.andal.workspace.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code andal schema KIND}: the JSON Schema that editors and CI check documents with. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of a kind of document.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Runnable {
  private final Shell shell;

  @Parameters(paramLabel = "KIND", description = "For example slo, datasources or AlertPolicy.")
  private String kind = "";

  SchemaCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    Kind found = KindNames.of(Kinds.all()).resolve(kind);
    try (InputStream in =
        Objects.requireNonNull(Kinds.class.getResourceAsStream(found.schema()), found.schema())) {
      shell.out().println(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
