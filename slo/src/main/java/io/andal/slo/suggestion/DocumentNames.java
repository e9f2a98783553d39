package io.andal.slo.suggestion;

import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives valid names that nobody has yet. Not thread-safe: one for each making. */
final class DocumentNames {
  /** Of what holds no letter and no digit that names may have. */
  static final String UNNAMED = "unnamed";

  private static final int LONGEST = 63;

  private final Documents present;
  private final Set<DocumentId> given = new HashSet<>();

  DocumentNames(Documents present) {
    this.present = present;
  }

  /** A free name that looks like a text, with a number behind it where others have it. */
  String free(String kind, String text) {
    String name = valid(text);
    for (int number = 2; taken(kind, name); number++) {
      String ending = "-" + number;
      String stem = valid(text);
      name = cut(stem, LONGEST - ending.length()) + ending;
    }
    given.add(DocumentId.of(kind, name));
    return name;
  }

  private boolean taken(String kind, String name) {
    DocumentId id = DocumentId.of(kind, name);
    return given.contains(id) || present.find(id).isPresent();
  }

  /** Lower case letters, digits and hyphens, at most 63, as OpenSLO wants names. */
  static String valid(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String name =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return name.isEmpty() ? UNNAMED : cut(name, LONGEST);
  }

  private static String cut(String name, int length) {
    return name.length() <= length ? name : name.substring(0, length).replaceAll("-+$", "");
  }
}
