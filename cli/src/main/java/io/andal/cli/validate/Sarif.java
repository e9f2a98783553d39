package io.andal.cli.validate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Problems as a SARIF log, the form in which code hosts show findings beside the lines they are
 * about (OASIS SARIF 2.1.0).
 */
public record Sarif(@JsonProperty("$schema") String schema, String version, List<Run> runs) {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /**
   * A log of one run.
   *
   * @param toolVersion of Andal
   */
  public static Sarif of(List<Problem> problems, String toolVersion) {
    return ofResults(problems.stream().map(Sarif::result).toList(), toolVersion);
  }

  /** A log of one run with these findings. */
  public static Sarif ofResults(List<Result> results, String toolVersion) {
    List<Rule> rules = results.stream().map(Result::ruleId).distinct().map(Rule::new).toList();
    Tool tool = new Tool(new Driver("andal", toolVersion, rules));
    return new Sarif(SCHEMA, "2.1.0", List.of(new Run(tool, "unicodeCodePoints", results)));
  }

  private static Result result(Problem problem) {
    return new Result(
        problem.rule(),
        problem.severity() == Problem.Severity.ERROR ? "error" : "warning",
        new Message(problem.message() + ". " + problem.remedy()),
        List.of(location(problem.file(), problem.position())));
  }

  /** A place in a file, which code hosts find in their checkout by its relative name. */
  public static Location location(String file, Position position) {
    Region region = new Region(position.line(), position.column());
    return new Location(new PhysicalLocation(new Artifact(uri(file)), region));
  }

  /** A file's name as a relative URI reference, so that a code host finds it in its checkout. */
  private static String uri(String file) {
    if (file.startsWith("https://") || file.startsWith("http://")) {
      return file;
    }
    String path = file.replace(File.separatorChar, '/');
    try {
      return path.startsWith("/")
          ? new URI("file", "", path, null).toASCIIString()
          : new URI(null, null, path.startsWith("./") ? path.substring(2) : path, null)
              .toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(file, e);
    }
  }

  /** One run of the tool. */
  public record Run(Tool tool, String columnKind, List<Result> results) {}

  public record Tool(Driver driver) {}

  public record Driver(String name, String version, List<Rule> rules) {}

  public record Rule(String id) {}

  /** One finding. */
  public record Result(String ruleId, String level, Message message, List<Location> locations) {}

  public record Message(String text) {}

  public record Location(PhysicalLocation physicalLocation) {}

  public record PhysicalLocation(Artifact artifactLocation, Region region) {}

  public record Artifact(String uri) {}

  /** Where: both counted from 1. */
  public record Region(int startLine, int startColumn) {}
}
