package io.andal.traffic.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes templates, and names the parameters that were learned after what they choose from. */
final class TemplateText {
  /** What stands for words that may be values, and for paths that found no room. */
  static final String REST = "{...}";

  private TemplateText() {}

  private static <L> List<PathNode<L>> chain(PathNode<L> node) {
    List<PathNode<L>> chain = new ArrayList<>();
    for (PathNode<L> at = node; at != null && at.kind != PathNode.Kind.ROOT; at = at.parent) {
      chain.addFirst(at);
    }
    return chain;
  }

  static <L> String of(PathNode<L> node) {
    List<PathNode<L>> chain = chain(node);
    if (chain.isEmpty()) {
      return "/";
    }
    Set<String> taken = new HashSet<>();
    for (PathNode<L> at : chain) {
      if (at.kind == PathNode.Kind.PARAMETER && !at.text.isEmpty()) {
        taken.add(at.text);
      }
    }
    StringBuilder text = new StringBuilder();
    String collection = "";
    for (PathNode<L> at : chain) {
      text.append('/');
      switch (at.kind) {
        case ROOT -> {}
        case LITERAL -> {
          text.append(at.text);
          collection = Vocabulary.isVersion(at.text) ? collection : at.text;
        }
        case PATTERN -> text.append(at.text);
        case REST -> text.append(REST);
        case PARAMETER ->
            text.append('{')
                .append(at.text.isEmpty() ? free(name(collection, at.classes), taken) : at.text)
                .append('}');
      }
    }
    return text.toString();
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + i;
    }
    return free;
  }

  private static String name(String collection, int classes) {
    if (classes == ValueClass.DATE.bit()) {
      return "date";
    }
    if (classes == ValueClass.EMAIL.bit()) {
      return "email";
    }
    if (classes == ValueClass.FILE.bit()) {
      return "file";
    }
    StringBuilder name = new StringBuilder();
    boolean rise = false;
    String singular = Nouns.singular(collection);
    for (int i = 0; i < singular.length(); i++) {
      char c = singular.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9' && !name.isEmpty();
      if (letter || digit) {
        name.append(rise ? Character.toUpperCase(c) : c);
        rise = false;
      } else {
        rise = !name.isEmpty();
      }
    }
    if (name.isEmpty()) {
      return "id";
    }
    boolean capitals = name.toString().equals(name.toString().toUpperCase(Locale.ROOT));
    name.setCharAt(0, Character.toLowerCase(name.charAt(0)));
    return (capitals ? name.toString().toLowerCase(Locale.ROOT) : name) + "Id";
  }

  static <L> int[] classes(PathNode<L> node) {
    return chain(node).stream()
        .filter(at -> at.kind == PathNode.Kind.PARAMETER)
        .mapToInt(at -> at.classes)
        .toArray();
  }
}
