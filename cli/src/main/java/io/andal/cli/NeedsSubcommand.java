package io.andal.cli;

import picocli.CommandLine;

/** A word that means nothing alone: {@code andal slo} wants {@code list} behind it. */
interface NeedsSubcommand extends Runnable {

  @Override
  default void run() {
    throw CommandException.couldNot("which one? See --help for what can follow");
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
