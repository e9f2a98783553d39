package io.andal.cli.difference;

import io.andal.cli.CommandException;
import io.andal.cli.Shell;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import io.andal.specification.difference.Differences;
import io.andal.workspace.Problem;

/** Compares two descriptions that a user names, without a server. */
public final class ApiDifference {
  private final Shell shell;
  private final SpecificationReader reader = new SpecificationReader(SpecificationLimits.DEFAULT);

  public ApiDifference(Shell shell) {
    this.shell = shell;
  }

  /**
   * Reads both and compares them. What is wrong in them is told on the way.
   *
   * @throws CommandException if one can't be had or read, or they can't be compared
   */
  public Compared compare(String base, String revision) throws InterruptedException {
    if (base.equals("-") && revision.equals("-")) {
      throw CommandException.couldNot("standard input can be one of both, not both");
    }
    try (DescriptionDoor door = new DescriptionDoor(shell)) {
      Specification one = read(door.open(base));
      Specification other = read(door.open(revision));
      if (!Differences.comparable(one, other)) {
        throw CommandException.couldNot(
            one.format() == other.format()
                ? one.format().title() + " descriptions can't be compared yet"
                : "%s is %s and %s is %s; two of one format can be compared"
                    .formatted(base, one.format().title(), revision, other.format().title()));
      }
      return new Compared(
          named(base, one),
          named(revision, other),
          one.format().title(),
          Differences.between(one, other));
    }
  }

  /** A commit's file is shown as the file that it is, and so is standard input. */
  private static String named(String given, Specification specification) {
    return given.startsWith("git:") || given.equals("-") ? specification.file() : given;
  }

  private Specification read(NamedDescription description) {
    String name = description.file().name();
    Specification specification =
        reader
            .read(description.file(), description.others())
            .orElseThrow(
                () ->
                    CommandException.couldNot(
                        "'"
                            + name
                            + "' is no API description: it has none of openapi, swagger or"
                            + " asyncapi at its beginning"));
    specification.problems().stream().map(Problem::oneLine).forEach(shell.err()::println);
    if (specification.broken()) {
      throw CommandException.couldNot("'" + name + "' has errors; see above");
    }
    return specification;
  }
}
