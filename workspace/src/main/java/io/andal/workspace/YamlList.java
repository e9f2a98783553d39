package io.andal.workspace;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents written as the items of one list, as tools of other projects print them: each item
 * becomes a document with a text of its own.
 */
final class YamlList {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private final YamlNode.Sequence list;
  private final String text;
  private final boolean aliases;

  /**
   * @param text of the list, comments before it included
   * @param aliases whether values are named in one place and used in another
   */
  YamlList(YamlNode.Sequence list, String text, boolean aliases) {
    this.list = list;
    this.text = text;
    this.aliases = aliases;
  }

  /** Whether a text is a list of what looks like documents. */
  static boolean holdsDocuments(YamlNode root) {
    return root instanceof YamlNode.Sequence sequence
        && !sequence.items().isEmpty()
        && sequence.items().stream().allMatch(YamlList::looksLikeDocument);
  }

  private static boolean looksLikeDocument(YamlNode node) {
    return node instanceof YamlNode.Mapping mapping
        && mapping.fields().stream()
            .anyMatch(field -> field.name().equals("kind") || field.name().equals("apiVersion"));
  }

  List<YamlDocument> documents(String file) {
    List<YamlDocument> documents = new ArrayList<>();
    List<String> texts = aliases || list.flow() ? List.of() : cut();
    for (int i = 0; i < list.items().size(); i++) {
      YamlDocument plain = YamlTree.document(list.items().get(i), "", file);
      String own = texts.isEmpty() ? json(plain) : texts.get(i);
      documents.add(YamlTree.document(list.items().get(i), own, file));
    }
    return documents;
  }

  /** What can't be cut out of its list is written anew. */
  private static String json(YamlDocument document) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document.root()) + "\n";
  }

  /** The lines of each item, its dash replaced by a space; none if they don't stand like that. */
  private List<String> cut() {
    List<String> lines = text.lines().toList();
    int first = 0;
    while (first < lines.size() && !lines.get(first).startsWith("-")) {
      first++;
    }
    int shift = list.position().line() - first;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      int from = list.items().get(i).position().line() - shift;
      int to =
          i + 1 < list.items().size()
              ? list.items().get(i + 1).position().line() - shift
              : lines.size();
      if (to > lines.size() || from >= to || !lines.get(from).matches("- +[^ ].*")) {
        return List.of();
      }
      List<String> own = new ArrayList<>(lines.subList(from, to));
      own.set(0, " " + own.getFirst().substring(1));
      texts.add(String.join("\n", own) + "\n");
    }
    return texts;
  }
}
