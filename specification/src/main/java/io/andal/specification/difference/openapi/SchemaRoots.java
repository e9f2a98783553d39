package io.andal.specification.difference.openapi;

import io.andal.specification.difference.Level;
import io.andal.specification.difference.openapi.Fact.Access;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Where schemas are used, and what their changes mean there. Only pairs with a change below them
 * are visited, each once for one use; the first way to a pair names the place.
 */
final class SchemaRoots {
  /** Fields within fields: deeper places are cut. */
  private static final int DEEP = 40;

  private final SchemaGraph graph;
  private final Report report;
  private final LocalDate today;
  private final List<Root> roots = new ArrayList<>();

  /**
   * One use.
   *
   * @param title for people: {@code request body (application/json)}
   * @param loose whether values are text on their way
   * @param list whether a list is spelled like one value
   */
  record Root(Context context, Place place, String title, Pair pair, boolean loose, boolean list) {}

  private record Step(
      Pair pair, Place place, String path, Access access, boolean inverted, int depth) {}

  SchemaRoots(SchemaGraph graph, Report report, LocalDate today) {
    this.graph = graph;
    this.report = report;
    this.today = today;
  }

  static LocalDate today(Clock clock) {
    return LocalDate.now(clock);
  }

  void add(Context context, Place place, String title, Spot base, Spot revision) {
    add(context, place, title, base, revision, false, false);
  }

  void add(
      Context context,
      Place place,
      String title,
      Spot base,
      Spot revision,
      boolean loose,
      boolean list) {
    if (!Values.sameAndClosed(base.node(), revision.node())) {
      roots.add(new Root(context, place, title, graph.pair(base, revision), loose, list));
    }
  }

  void report() {
    graph.compare();
    roots.stream().filter(root -> root.pair().changed()).forEach(this::report);
  }

  private void report(Root root) {
    Set<Pair> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<String> said = new HashSet<>();
    Deque<Step> next = new ArrayDeque<>();
    next.add(new Step(root.pair(), root.place(), "", Access.BOTH, false, 0));
    while (!next.isEmpty() && !report.full()) {
      Step step = next.remove();
      if (!seen.add(step.pair())) {
        continue;
      }
      step.pair().facts().forEach(fact -> report(root, step, fact, said));
      for (Pair.Edge edge : step.pair().edges()) {
        if (edge.below().changed() && step.depth() < DEEP) {
          next.add(below(step, edge));
        }
      }
    }
  }

  private static Step below(Step step, Pair.Edge edge) {
    return new Step(
        edge.below(),
        edge.property() ? within(step.place(), edge.label()) : step.place(),
        join(step.path(), edge.label()),
        edge.access() == Access.BOTH ? step.access() : edge.access(),
        step.inverted() ^ edge.inverted(),
        step.depth() + 1);
  }

  /** Items of a list in a parameter are the parameter's values. */
  private static Place within(Place place, String label) {
    return place == Place.REQUEST_PARAMETER && label.startsWith("[") ? place : place.property();
  }

  private static String join(String path, String label) {
    if (path.isEmpty() || label.isEmpty() || label.startsWith("[")) {
      return path + label;
    }
    return path + "." + label;
  }

  private void report(Root root, Step step, Fact fact, Set<String> said) {
    boolean property = !fact.property().isEmpty();
    Place place = property ? step.place().property() : step.place();
    String path = join(step.path(), fact.property());
    Rule rule = SchemaMeaning.in(root, place, fact, today);
    String id = id(rule, place, root, fact.access() == Access.BOTH ? step.access() : fact.access());
    if (!said.add(id + ' ' + path + ' ' + fact.name() + ' ' + fact.before() + ' ' + fact.after())) {
      return;
    }
    report.add(
        id,
        rule.what(),
        verdict(rule, place, step, fact),
        root.context(),
        path.isEmpty() ? root.title() : root.title() + " › " + path,
        new Report.Said(fact.name(), fact.before(), fact.after()),
        fact.base(),
        fact.revision());
  }

  private static Verdict verdict(Rule rule, Place place, Step step, Fact fact) {
    Access access = fact.access() == Access.BOTH ? step.access() : fact.access();
    if (place.request() && access == Access.READ_ONLY) {
      boolean ofValue = fact.property().isEmpty();
      return ofValue && rule.request().level() != Level.SAFE
          ? Verdict.SENT_BACK
          : Verdict.ONLY_SERVER_SENDS;
    }
    if (!place.request() && access == Access.WRITE_ONLY) {
      return Verdict.ONLY_CALLER_SENDS;
    }
    // What a schema under "not" allows less is allowed more.
    return rule.verdict(step.inverted() ? SchemaMeaning.opposite(place) : place);
  }

  private static String id(Rule rule, Place place, Root root, Access access) {
    String id = rule.id(place);
    if (place == Place.REQUEST_PARAMETER_PROPERTY && root.title().startsWith("header ")) {
      return SchemaMeaning.headerId(rule, id);
    }
    if (place == Place.RESPONSE_BODY && rule.equals(ValueRules.ENUM_REMOVED)) {
      return "response-mediatype-enum-value-removed";
    }
    return SchemaMeaning.accessId(rule, id, place, access);
  }
}
