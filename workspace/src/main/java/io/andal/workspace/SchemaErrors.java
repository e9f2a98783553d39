package io.andal.workspace;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Picks the errors of a JSON Schema validation that help: of alternatives ({@code oneOf}, {@code
 * anyOf}) only those of the one that was most likely meant.
 */
final class SchemaErrors {
  private static final int MOST = 200;

  private SchemaErrors() {}

  static List<Problem> problems(YamlDocument document, KindSchema schema) {
    List<Error> errors = schema.errors(document.root());
    SchemaMessages messages = new SchemaMessages(document, schema);
    List<Problem> problems =
        meant(errors, "").stream().limit(MOST).map(messages::problem).distinct().toList();
    if (errors.size() <= MOST) {
      return problems;
    }
    List<Problem> all = new ArrayList<>(problems);
    all.add(
        new Problem(
            Problem.Severity.ERROR,
            "too-many-problems",
            document.file(),
            document.start(),
            "The document has " + errors.size() + " errors; the first ones are shown",
            "Mend these and check again"));
    return all;
  }

  private static List<Error> meant(List<Error> errors, String within) {
    List<Error> chosen = new ArrayList<>();
    List<String> settled = new ArrayList<>();
    for (Error error : errors) {
      String path = path(error);
      if (settled.stream().anyMatch(path::startsWith)) {
        continue;
      }
      if (!isAlternatives(error) || path.equals(within)) {
        chosen.add(error);
        continue;
      }
      settled.add(path + "/");
      List<Error> best = bestAlternative(error, errors);
      chosen.addAll(best.isEmpty() ? List.of(error) : best);
    }
    return chosen;
  }

  private static boolean isAlternatives(Error error) {
    return error.getKeyword().equals("oneOf") || error.getKeyword().equals("anyOf");
  }

  /** Empty if no alternative is nearer than the others. */
  private static List<Error> bestAlternative(Error alternatives, List<Error> all) {
    String prefix = path(alternatives) + "/";
    Map<String, List<Error>> branches = new TreeMap<>();
    for (Error error : all) {
      String path = path(error);
      if (path.startsWith(prefix)) {
        String rest = path.substring(prefix.length());
        int slash = rest.indexOf('/');
        branches
            .computeIfAbsent(slash < 0 ? rest : rest.substring(0, slash), _ -> new ArrayList<>())
            .add(error);
      }
    }
    List<Map.Entry<String, List<Error>>> near =
        branches.entrySet().stream()
            .filter(branch -> branch.getValue().stream().noneMatch(e -> excludes(e, alternatives)))
            .sorted(Comparator.comparingInt(branch -> branch.getValue().size()))
            .toList();
    boolean clear =
        near.size() == 1
            || (near.size() > 1 && near.get(0).getValue().size() < near.get(1).getValue().size());
    return clear ? meant(near.get(0).getValue(), path(alternatives)) : List.of();
  }

  /** The value is of another type, or says that it is something else: this one wasn't meant. */
  private static boolean excludes(Error error, Error alternatives) {
    boolean here = error.getInstanceLocation().equals(alternatives.getInstanceLocation());
    return (here && error.getKeyword().equals("type")) || error.getKeyword().equals("const");
  }

  private static String path(Error error) {
    return error.getEvaluationPath().toString();
  }
}
