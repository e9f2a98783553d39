package io.andal.specification.difference.openapi;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Which alternative of a list of schemas is which in another: by name, else by being the same, else
 * by its title, else as the only one that is left.
 */
final class Branches {
  private static final Set<String> PROSE =
      Set.of("title", "description", "example", "examples", "externalDocs");

  private final Side baseSide;
  private final Side revisionSide;
  private final List<Spot> removed;
  private final List<Spot> added;
  private final List<Match> matches = new ArrayList<>();

  record Match(Spot base, Spot revision) {}

  private interface Alike {
    boolean test(Spot base, Spot revision);
  }

  private Branches(Side baseSide, Side revisionSide, List<Spot> base, List<Spot> revision) {
    this.baseSide = baseSide;
    this.revisionSide = revisionSide;
    this.removed = new ArrayList<>(base);
    this.added = new ArrayList<>(revision);
  }

  static Branches match(SchemaGraph graph, List<Spot> base, List<Spot> revision) {
    Branches branches = new Branches(graph.base(), graph.revision(), base, revision);
    branches.take(
        (one, other) -> !Side.name(one).isEmpty() && Side.name(one).equals(Side.name(other)));
    branches.take(branches::equal);
    branches.take(
        (one, other) ->
            !one.text("title").isEmpty() && one.text("title").equals(other.text("title")));
    if (branches.removed.size() == 1
        && branches.added.size() == 1
        && Side.name(branches.removed.getFirst()).isEmpty()
        && Side.name(branches.added.getFirst()).isEmpty()) {
      branches.take((_, _) -> true);
    }
    return branches;
  }

  private void take(Alike alike) {
    for (Iterator<Spot> left = removed.iterator(); left.hasNext(); ) {
      Spot one = left.next();
      for (Spot other : added) {
        if (alike.test(one, other)) {
          matches.add(new Match(one, other));
          left.remove();
          added.remove(other);
          break;
        }
      }
    }
  }

  private boolean equal(Spot one, Spot other) {
    return sameButProse(baseSide.resolve(one).node(), revisionSide.resolve(other).node());
  }

  private static boolean sameButProse(Node one, Node other) {
    if (one instanceof Mapping a && other instanceof Mapping b) {
      return covers(a, b) && covers(b, a);
    }
    return Values.same(one, other);
  }

  private static boolean covers(Mapping one, Mapping other) {
    for (Field field : one.fields()) {
      if (!PROSE.contains(field.key()) && !Values.same(field.value(), other.get(field.key()))) {
        return false;
      }
    }
    return true;
  }

  List<Match> matches() {
    return matches;
  }

  List<Spot> removed() {
    return removed;
  }

  List<Spot> added() {
    return added;
  }

  /** How people call an alternative. */
  static String name(Spot branch) {
    String name = Side.name(branch);
    if (!name.isEmpty()) {
      return name;
    }
    String title = branch.text("title");
    if (!title.isEmpty()) {
      return title;
    }
    String type = branch.text("type");
    return (type.isEmpty() ? "number " : type + " at number ") + number(branch);
  }

  private static int number(Spot branch) {
    return branch.key().matches("\\d{1,6}") ? Integer.parseInt(branch.key()) + 1 : 1;
  }
}
