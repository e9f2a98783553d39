package io.andal.cli.difference;

import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** A difference as a comment on a pull request: what breaks in sight, the rest folded. */
public final class DifferenceMarkdown {
  /** Code hosts refuse comments of more than 64 k characters. */
  private static final int ROWS = 100;

  private DifferenceMarkdown() {}

  public static void print(PrintStream out, Compared compared) {
    out.println("### API changes: " + compared.summary());
    out.println();
    out.println("From `%s` to `%s`.".formatted(code(compared.base()), code(compared.revision())));
    for (Level level : Level.values()) {
      List<Compared.Group> groups =
          compared.groups().stream().filter(group -> group.change().level() == level).toList();
      if (!groups.isEmpty()) {
        out.println();
        section(out, compared, level, groups);
      }
    }
  }

  private static void section(
      PrintStream out, Compared compared, Level level, List<Compared.Group> groups) {
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
    groups.stream().limit(ROWS).forEach(group -> row(out, compared, group));
    if (groups.size() > ROWS) {
      out.println();
      out.println("%d more are left out.".formatted(groups.size() - ROWS));
    }
    out.println();
    out.println("</details>");
  }

  private static void row(PrintStream out, Compared compared, Compared.Group group) {
    Change change = group.change();
    String where = group.where().isEmpty() ? "" : "`" + code(group.where()) + "`<br>";
    String location = compared.location(change);
    out.println(
        "| %s%s%s | %s%s | `%s` |"
            .formatted(
                where,
                cell(change.place()),
                location.isEmpty() ? "" : "<br>" + cell(location),
                cell(change.text()),
                sides(change),
                change.id().toLowerCase(Locale.ROOT)));
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
