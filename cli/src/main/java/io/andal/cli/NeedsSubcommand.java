package io.andal.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A word that means nothing alone: {@code andal slo} wants {@code list} behind it. */
abstract class NeedsSubcommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw CommandException.couldNot(
        spec.name() + ": which one? One of " + String.join(", ", spec.subcommands().keySet()));
  }

  /** A group of commands. */
  static CommandLine group(NeedsSubcommand word, Object... members) {
    CommandLine line = new CommandLine(word);
    for (Object member : members) {
      line.addSubcommand(member);
    }
    return line;
  }
}
