package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OutputOptionTest {
  /** They run until they are stopped; {@code help} prints for people alone. */
  private static final Set<String> WITHOUT = Set.of("up", "demo", "help");

  @Test
  void everyCommandThatPrintsCanPrintJson() {
    CommandLine andal = AndalCommand.line(new Calls(Path.of("")).shell());

    List<String> without =
        leaves(andal)
            .filter(command -> !WITHOUT.contains(command.getCommandName()))
            .filter(command -> !takesJson(command))
            .map(command -> command.getCommandSpec().qualifiedName())
            .toList();

    assertThat(leaves(andal)).hasSizeGreaterThan(15);
    assertThat(without).isEmpty();
  }

  private static Stream<CommandLine> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command)
        : command.getSubcommands().values().stream().flatMap(OutputOptionTest::leaves);
  }

  private static boolean takesJson(CommandLine command) {
    CommandLine.Model.OptionSpec output = command.getCommandSpec().findOption("--output");
    return output != null
        && output.completionCandidates() != null
        && Stream.of(output.completionCandidates())
            .flatMap(words -> StreamSupport.stream(words.spliterator(), false))
            .anyMatch("json"::equals);
  }
}
