package io.andal.catalog.codeowners;

import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CODEOWNERS file that was read. Immutable.
 *
 * <p>Semantics: GitHub's "About code owners" and GitLab's "Code Owners" reference.
 */
public final class CodeOwners {
  /** GitHub doesn't load longer ones. */
  private static final int LARGEST = 3 << 20;

  /** Where hosts look, the first that is there counts. */
  public static final List<String> PLACES =
      List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

  private final String file;
  private final List<Section> sections;
  private final List<Problem> problems;

  private CodeOwners(String file, List<Section> sections, List<Problem> problems) {
    this.file = file;
    this.sections = List.copyOf(sections);
    this.problems = List.copyOf(problems);
  }

  /** What becomes of a file with a line that can't be read. */
  public enum InvalidLine {
    /** That line counts as not written. */
    SKIPPED,
    /** The whole file counts as not written. */
    DISABLES
  }

  /** Of a repository that has none: nothing matches. */
  public static CodeOwners none() {
    return new CodeOwners("", List.of(), List.of());
  }

  /**
   * Reads a file, telling its dialect by its place and its lines.
   *
   * @param file its path below the root of its repository
   */
  public static CodeOwners read(String file, byte[] bytes, InvalidLine invalid) {
    return read(file, bytes, null, invalid);
  }

  /** Reads a file. */
  public static CodeOwners read(
      String file, byte[] bytes, @Nullable Dialect dialect, InvalidLine invalid) {
    if (bytes.length >= LARGEST) {
      return new CodeOwners(file, List.of(), List.of(tooLarge(file, bytes.length)));
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    OwnerFileReader reader =
        new OwnerFileReader(file, dialect == null ? guess(file, lines) : dialect);
    List<Section> sections = reader.read(lines);
    boolean disabled = invalid == InvalidLine.DISABLES && !reader.problems().isEmpty();
    return new CodeOwners(file, disabled ? List.of() : sections, reader.problems());
  }

  private static Dialect guess(String file, List<String> lines) {
    boolean gitlab =
        file.startsWith(".gitlab/")
            || (!file.startsWith(".github/") && lines.stream().anyMatch(OwnerFileReader::isHeader));
    return gitlab ? Dialect.GITLAB : Dialect.GITHUB;
  }

  private static Problem tooLarge(String file, int bytes) {
    return new Problem(
        Problem.Severity.WARNING,
        "codeowners-size",
        file,
        Position.START,
        "The file has " + bytes + " bytes, and hosts don't load those of 3 MB or more",
        "Name folders instead of single files");
  }

  /** The file's path below the root of its repository; empty if there is none. */
  public String file() {
    return file;
  }

  /** Lines that could not be read. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Who answers for a file. Of several sections that match, all have a say: required ones first,
   * then optional ones.
   *
   * @param path below the root of the repository, with slashes
   */
  public Ownership of(String path) {
    List<String> parts = List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    List<Ownership> answers = new ArrayList<>();
    sections.stream().filter(s -> !s.optional()).map(s -> s.of(parts)).forEach(answers::add);
    sections.stream().filter(Section::optional).map(s -> s.of(parts)).forEach(answers::add);
    return together(answers);
  }

  private static Ownership together(List<Ownership> answers) {
    Set<String> owners = new LinkedHashSet<>();
    int line = 0;
    Ownership otherwise = new Ownership.Unmatched();
    for (Ownership answer : answers) {
      switch (answer) {
        case Ownership.Owned owned -> {
          line = line == 0 ? owned.line() : line;
          owners.addAll(owned.owners());
        }
        case Ownership.Unowned unowned -> {
          otherwise = otherwise instanceof Ownership.Unmatched ? unowned : otherwise;
        }
        case Ownership.Unmatched _ -> {
          // Another section may have thought of it.
        }
      }
    }
    return owners.isEmpty() ? otherwise : new Ownership.Owned(List.copyOf(owners), line);
  }
}
