package io.andal.cli.difference;

import io.andal.specification.difference.Change;
import java.io.PrintStream;
import java.util.Locale;

/** A difference for terminals. */
public final class DifferenceText {
  private DifferenceText() {}

  public static void print(PrintStream out, Compared compared) {
    for (Compared.Group group : compared.groups()) {
      Change change = group.change();
      String level = change.level().name().toLowerCase(Locale.ROOT);
      String where = group.where();
      out.println(level + (where.isEmpty() ? "" : " in " + where) + " [" + change.id() + "]");
      out.println("  " + change.text());
      if (!change.place().isEmpty()) {
        out.println("  " + change.place());
      }
      String location = compared.location(change);
      if (!location.isEmpty()) {
        out.println("  " + location);
      }
      out.println();
    }
    out.println(
        "%s between %s and %s".formatted(compared.summary(), compared.base(), compared.revision()));
  }
}
