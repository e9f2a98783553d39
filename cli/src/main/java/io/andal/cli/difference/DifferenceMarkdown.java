package io.andal.cli.difference;

import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** A difference as a comment on a pull request: what breaks in sight, the rest folded. */
public final class DifferenceMarkdown {
  /** Code hosts refuse comments of more than 65,536 characters; these are for the rows. */
  private static final int ROOM = 60_000;

  private DifferenceMarkdown() {}

  public static void print(PrintStream out, Compared compared) {
    out.println("### API changes: " + compared.summary());
    out.println();
    out.println("From `%s` to `%s`.".formatted(code(compared.base()), code(compared.revision())));
    int room = ROOM;
    for (Level level : Level.values()) {
      List<Compared.Group> groups =
          compared.groups().stream().filter(group -> group.change().level() == level).toList();
      if (!groups.isEmpty()) {
        out.println();
        room -= section(out, compared, level, groups, room);
      }
    }
  }

  /** Prints as many rows as there is room for, and says how much of it they took. */
  private static int section(
      PrintStream out, Compared compared, Level level, List<Compared.Group> groups, int room) {
    String title =
        switch (level) {
          case BREAKING -> "Breaking: callers that did nothing wrong fail";
          case DANGEROUS -> "Dangerous: callers that relied on more than was said may fail";
          case SAFE -> "Safe";
        };
    out.println(
        "<details%s><summary>%s (%d)</summary>"
            .formatted(level == Level.BREAKING ? " open" : "", title, groups.size()));
    out.println();
    out.println("| where | what | id |");
    out.println("|---|---|---|");
    int taken = 0;
    int told = 0;
    for (Compared.Group group : groups) {
      String row = row(compared, group);
      if (taken + row.length() > room) {
        break;
      }
      out.println(row);
      taken += row.length();
      told++;
    }
    if (told < groups.size()) {
      out.println();
      out.println("%d more are left out.".formatted(groups.size() - told));
    }
    out.println();
    out.println("</details>");
    return taken;
  }

  private static String row(Compared compared, Compared.Group group) {
    Change change = group.change();
    String where = group.where().isEmpty() ? "" : "`" + code(group.where()) + "`<br>";
    String location = compared.location(change);
    return "| %s%s%s | %s%s | `%s` |"
        .formatted(
            where,
            cell(change.place()),
            location.isEmpty() ? "" : "<br>" + cell(location),
            cell(change.text()),
            sides(change),
            change.id().toLowerCase(Locale.ROOT));
  }

  private static String sides(Change change) {
    if (change.before().isEmpty() && change.after().isEmpty()) {
      return "";
    }
    return "<br>before: %s<br>after: %s".formatted(side(change.before()), side(change.after()));
  }

  private static String side(String value) {
    return value.isEmpty() ? "–" : "`" + code(value) + "`";
  }

  /** What stands between backticks ends at a backtick or a line. */
  private static String code(String text) {
    return text.replace('`', '\'').replace("|", "\\|").replaceAll("\\s*\\R\\s*", " ");
  }

  private static String cell(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("@", "&#64;")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("`", "\\`")
        .replace("[", "\\[")
        .replaceAll("\\s*\\R\\s*", " ");
  }
}
