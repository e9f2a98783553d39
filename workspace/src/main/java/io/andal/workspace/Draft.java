package io.andal.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One document on its way through the checks, with what has been found wrong so far. */
final class Draft {
  /** Mistakes that leave every field where a kind looks for it. */
  private static final Set<String> HARMLESS = Set.of("unknown-field", "wrong-form", "name-invalid");

  private final YamlDocument yaml;
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable Document document;
  private @Nullable Kind kind;
  private boolean complete;

  Draft(YamlDocument yaml) {
    this.yaml = yaml;
  }

  YamlDocument yaml() {
    return yaml;
  }

  List<Problem> problems() {
    return problems;
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void error(Position position, String rule, String message, String remedy) {
    add(new Problem(Problem.Severity.ERROR, rule, yaml.file(), position, message, remedy));
  }

  /** It has a name and a kind; whether it may stay is another matter. */
  void identified(Document document, Kind kind) {
    this.document = document;
    this.kind = kind;
  }

  /** It has passed its schema, so a kind may look into it. */
  void complete() {
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  /** All fields are there and of their types, so a kind may look for more that is wrong. */
  boolean isSound() {
    return complete
        || problems.stream()
            .filter(p -> p.severity() == Problem.Severity.ERROR)
            .allMatch(p -> HARMLESS.contains(p.rule()));
  }

  @Nullable Document document() {
    return document;
  }

  @Nullable Kind kind() {
    return kind;
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}
