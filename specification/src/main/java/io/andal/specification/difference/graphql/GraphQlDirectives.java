package io.andal.specification.difference.graphql;

import static io.andal.specification.difference.definition.DefinitionChanges.at;
import static io.andal.specification.difference.definition.DefinitionChanges.definition;
import static io.andal.specification.difference.definition.DefinitionChanges.pairs;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.difference.Level;
import io.andal.specification.difference.definition.DefinitionChanges;
import io.andal.specification.difference.definition.DefinitionChanges.Values;
import io.andal.specification.difference.definition.Spot;

/** Compares the directives that queries may use. */
record GraphQlDirectives(DefinitionChanges changes, GraphQlFields fields) {

  void compare(Mapping before, Mapping after) {
    pairs(
        before,
        after,
        gone ->
            changes.removed(
                "graphql-directive-removed",
                Level.BREAKING,
                Spot.of("", "@" + gone.key()),
                gone,
                "The directive @" + gone.key() + " is gone: queries that use it are refused"),
        this::directive,
        added ->
            changes.added(
                "graphql-directive-added",
                Level.SAFE,
                Spot.of("", "@" + added.key()),
                added,
                "The directive @" + added.key() + " is new: nobody uses it yet"));
  }

  private void directive(Field before, Field after) {
    Mapping was = definition(before);
    Mapping is = definition(after);
    Spot spot = Spot.of("", "@" + before.key());
    fields.arguments(at(was, "args"), at(is, "args"), spot);
    if (was.isTrue("repeatable") && !is.isTrue("repeatable")) {
      changes.changed(
          "graphql-directive-not-repeatable",
          Level.BREAKING,
          spot,
          before,
          after,
          new Values("repeatable", ""),
          "@" + before.key() + " may stand only once now: queries that repeat it are refused");
    }
  }
}
