package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.workspace.SourceText;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The options of commands that list something and make documents of what is chosen of it. */
final class ChosenDocuments {
  enum Form {
    text,
    json,
    yaml
  }

  @Option(
      names = "--choose",
      paramLabel = "ID",
      description = "Make documents of this one. May be repeated.")
  private List<String> choose = List.of();

  @Option(names = "--all", description = "Make documents of all that are listed and have none yet.")
  private boolean all;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "Write the documents into a new file there instead of printing them.")
  private Optional<String> write = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "${COMPLETION-CANDIDATES}; yaml prints documents, json and text the list. Default: text.")
  private Form form = Form.text;

  /** Whether documents are wanted, and not a list. */
  boolean wanted() {
    if (all && !choose.isEmpty()) {
      throw CommandException.couldNot("say either --all or --choose, not both");
    }
    boolean some = all || !choose.isEmpty();
    if (write.isPresent() && !some) {
      throw CommandException.couldNot(
          "--write wants to know which: --choose ID (the list has the ids) or --all");
    }
    return some || form == Form.yaml;
  }

  boolean json() {
    return form == Form.json;
  }

  /**
   * The ids that were chosen.
   *
   * @param listed what there is
   * @param done whether documents of it are there already
   */
  Set<String> ids(List<JsonNode> listed, java.util.function.Predicate<JsonNode> done) {
    Set<String> ids = new LinkedHashSet<>();
    listed.forEach(one -> ids.add(one.path("id").asString("")));
    for (String id : choose) {
      if (!ids.contains(id)) {
        throw CommandException.couldNot("'" + id + "' is not in the list; look without --choose");
      }
    }
    if (!choose.isEmpty()) {
      return new LinkedHashSet<>(choose);
    }
    listed.stream().filter(done).forEach(one -> ids.remove(one.path("id").asString("")));
    return ids;
  }

  /**
   * Prints or writes what was made, with its notes.
   *
   * @param name of the file, without its ending
   * @return the exit code
   */
  int deliver(Shell shell, JsonNode made, String name) {
    for (JsonNode note : made.path("notes")) {
      shell
          .err()
          .println(note.path("severity").asString("") + ": " + note.path("text").asString(""));
    }
    if (!made.path("accepted").asBoolean(false)) {
      shell.err().println("andal: nothing was written; --lossy leaves out what can't be said");
      return CommandException.NO;
    }
    String yaml = made.path("yaml").asString("");
    if (yaml.isEmpty()) {
      shell.err().println("andal: there is nothing to write");
      return 0;
    }
    if (write.isEmpty()) {
      if (form == Form.json) {
        Json.print(shell.out(), made);
      } else {
        shell.out().print(yaml);
      }
      return 0;
    }
    String path = new WrittenFiles(shell, write.get()).write(free(shell, write.get(), name), yaml);
    if (form == Form.json) {
      Json.print(shell.out(), new SourceText(path, yaml));
    } else {
      shell.out().println(path);
    }
    return 0;
  }

  /** Nothing that somebody wrote is replaced. */
  private static String free(Shell shell, String folder, String name) {
    String file = name + ".yaml";
    for (int number = 2; Files.exists(shell.resolve(folder).resolve(file)); number++) {
      file = "%s-%d.yaml".formatted(name, number);
    }
    return file;
  }
}
