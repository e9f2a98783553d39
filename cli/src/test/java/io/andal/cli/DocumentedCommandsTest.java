package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The reference of commands against the commands. */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("").normalize();
  private static final Set<String> EVERYWHERE = Set.of("--help", "--version", "--output", "--url");

  /** Of the launcher, which knows them before Java does. */
  private static final Set<String> LAUNCHER = Set.of("test", "benchmark");

  private final CommandLine andal = AndalCommand.line(new Calls(Path.of("")).shell());

  @Test
  void everyCommandAndOptionIsInTheReference() {
    String reference = page("docs/reference/cli.md") + page("docs/reference/configuration.md");

    assertThat(words(andal))
        .hasSizeGreaterThan(20)
        .allSatisfy(names -> assertThat(names).anyMatch(reference::contains));
  }

  @Test
  void everyCommandThatThePagesCallIsThere() throws IOException {
    Pattern call = Pattern.compile("(?:\\./andal|-jar andal\\.jar) ([a-z]+)");
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream<Path> pages =
          Stream.concat(
              docs.filter(file -> file.toString().endsWith(".md")),
              Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve));
      List<String> called =
          pages
              .flatMap(file -> call.matcher(text(file)).results())
              .map(found -> found.group(1))
              .filter(word -> !LAUNCHER.contains(word))
              .distinct()
              .toList();

      assertThat(called).hasSizeGreaterThan(5);
      assertThat(andal.getSubcommands().keySet()).containsAll(called);
    }
  }

  /** Each command, and each option with all its names. */
  private static Stream<List<String>> words(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (command.getSubcommands().isEmpty()) {
      return Stream.concat(
          Stream.of(List.of("`" + spec.qualifiedName())),
          spec.options().stream()
              .filter(option -> !option.hidden())
              .map(option -> List.of(option.names()))
              .filter(names -> names.stream().noneMatch(EVERYWHERE::contains)));
    }
    return command.getSubcommands().values().stream()
        .filter(sub -> !sub.getCommandName().equals("help"))
        .flatMap(DocumentedCommandsTest::words);
  }

  private static String page(String path) {
    return text(ROOT.resolve(path));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
