package io.andal.specification.tree;

import io.andal.specification.Node;
import io.andal.specification.SpecificationFile;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads files in JSON and YAML as trees. Mistakes become problems of the file. Stateless. */
public final class TreeReader {
  private TreeReader() {}

  /** Reads one file. What looks like JSON is read as JSON first, and as YAML if it is none. */
  public static Tree read(SpecificationFile file, ReadingBudget budget) {
    List<Problem> problems = new ArrayList<>();
    try {
      budget.file(file);
      Node root = root(FileText.of(file), file.name(), budget, problems);
      return new Tree(Optional.ofNullable(root), problems);
    } catch (Refusal refusal) {
      problems.add(refusal.in(file.name()));
      return new Tree(Optional.empty(), problems);
    }
  }

  private static @Nullable Node root(
      String text, String file, ReadingBudget budget, List<Problem> problems) {
    if (!looksLikeJson(text)) {
      return yaml(text, file, budget, problems);
    }
    try {
      return JsonTree.read(text, budget, new Duplicates(file, problems));
    } catch (Refusal notJson) {
      problems.clear();
      budget.again();
      try {
        Node root = YamlTree.read(text, file, budget, problems);
        if (meantAsJson(text)) {
          problems.add(notJson.in(file, Problem.Severity.WARNING));
        }
        return root;
      } catch (YamlEngineException | Refusal e) {
        // it began like JSON, so what JSON wants is the better answer
        problems.clear();
        throw notJson;
      }
    }
  }

  private static @Nullable Node yaml(
      String text, String file, ReadingBudget budget, List<Problem> problems) {
    try {
      return YamlTree.read(text, file, budget, problems);
    } catch (YamlEngineException e) {
      throw YamlMistake.refusal(e, text);
    }
  }

  /** In YAML few people quote their keys. */
  private static boolean meantAsJson(String text) {
    String beginning = text.substring(text.indexOf('{') + 1);
    return text.strip().startsWith("{") && beginning.stripLeading().startsWith("\"");
  }

  /** Whether the first character that says something opens a JSON mapping or list. */
  static boolean looksLikeJson(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '[') {
        return true;
      }
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        return false;
      }
    }
    return false;
  }
}
