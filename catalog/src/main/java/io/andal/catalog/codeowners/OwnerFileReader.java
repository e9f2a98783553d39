package io.andal.catalog.codeowners;

import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of one CODEOWNERS file into sections. Not thread-safe; one file each. */
final class OwnerFileReader {
  /** {@code ^[Name][2] @default}. */
  private static final Pattern HEADER =
      Pattern.compile("(\\^?)\\[([^\\[\\]]{1,255})](?:\\[\\d{1,9}])?(?:\\s+(.*))?");

  private final String file;
  private final Dialect dialect;
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private Section current = Section.empty("", false, List.of());

  OwnerFileReader(String file, Dialect dialect) {
    this.file = file;
    this.dialect = dialect;
    sections.put("", current);
  }

  /** Whether a line begins a section, which only GitLab knows. */
  static boolean isHeader(String line) {
    return HEADER.matcher(line.strip()).matches();
  }

  List<Section> read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher header = HEADER.matcher(line);
      if (dialect == Dialect.GITLAB && header.matches()) {
        begin(header, i + 1);
      } else if (!line.startsWith("#") && !line.isEmpty()) {
        add(OwnerLine.of(line), i + 1);
      }
    }
    return List.copyOf(sections.values());
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void begin(Matcher header, int line) {
    String owners = header.group(3);
    List<String> named = owners == null ? List.of() : OwnerLine.of(owners).words();
    named.stream().filter(word -> !OwnerLine.isOwner(word)).forEach(word -> badOwner(word, line));
    Section section =
        Section.empty(
            header.group(2),
            !header.group(1).isEmpty(),
            named.stream().filter(OwnerLine::isOwner).toList());
    // Sections of one name are one, with the settings of the first (GitLab's reference).
    current = sections.computeIfAbsent(header.group(2).toLowerCase(Locale.ROOT), _ -> section);
  }

  private void add(OwnerLine line, int number) {
    Optional<String> wrong = line.owners().stream().filter(w -> !OwnerLine.isOwner(w)).findFirst();
    if (wrong.isPresent()) {
      badOwner(wrong.get(), number);
      return;
    }
    boolean excluded = line.pattern().startsWith("!");
    String written = excluded ? line.pattern().substring(1) : line.pattern();
    if (dialect == Dialect.GITHUB && (excluded || written.startsWith("\\#"))) {
      problem(
          number,
          "'" + line.pattern() + "' is a pattern that GitHub doesn't know",
          "Write a pattern of its own with other owners, or none, below the wider one");
    } else if (written.isEmpty()) {
      problem(number, "'!' takes nothing out", "Write the path behind it, such as !/docs/");
    } else {
      List<String> owners = line.owners().isEmpty() ? current.owners() : line.owners();
      current.rules().add(new Rule(PathPattern.of(written, dialect), owners, number, excluded));
    }
  }

  private void badOwner(String word, int line) {
    problem(
        line,
        "'" + word + "' names no owner",
        "Write @USER, @ORGANIZATION/TEAM or an e-mail address, and a backslash before a blank that"
            + " belongs to a path");
  }

  private void problem(int line, String message, String remedy) {
    problems.add(
        new Problem(
            Problem.Severity.WARNING,
            "codeowners-line",
            file,
            new Position(line, 1),
            message,
            remedy));
  }
}
