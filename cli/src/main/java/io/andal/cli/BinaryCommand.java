package io.andal.cli;

import picocli.CommandLine.Command;

/** {@code andal binary}: messages for machines. */
@Command(
    name = "binary",
    description = "Binary messages, as machines get them.",
    mixinStandardHelpOptions = true)
final class BinaryCommand extends NeedsSubcommand {}
