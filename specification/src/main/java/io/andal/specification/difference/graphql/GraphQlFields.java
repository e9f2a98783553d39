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
import java.util.function.Function;

/** Compares fields, their arguments, and the fields of inputs. */
record GraphQlFields(DefinitionChanges changes) {

  /** Fields that clients ask for. */
  void compare(Mapping before, Mapping after, Function<String, Spot> spots) {
    pairs(
        before,
        after,
        gone ->
            changes.removed(
                "graphql-field-removed",
                Level.BREAKING,
                spots.apply(gone.key()),
                gone,
                "The field " + gone.key() + " is gone: queries that ask for it are refused"),
        (was, is) -> field(was, is, spots.apply(was.key())),
        added ->
            changes.added(
                "graphql-field-added",
                Level.SAFE,
                spots.apply(added.key()),
                added,
                "The field " + added.key() + " is new: nobody asks for it yet"));
  }

  private void field(Field before, Field after, Spot spot) {
    Values types = Values.of(definition(before), definition(after), "type");
    if (types.differ()) {
      boolean safe = GraphQlTypes.safeToReceive(types.before(), types.after());
      changes.changed(
          "graphql-field-type-changed",
          safe ? Level.SAFE : Level.BREAKING,
          spot,
          before,
          after,
          types,
          safe
              ? "The field promises more than before: what clients expect still comes"
              : "The field no longer gives what clients expect, a value of " + types.before());
    }
    arguments(at(definition(before), "args"), at(definition(after), "args"), spot);
    deprecation(spot, before, after);
  }

  void arguments(Mapping before, Mapping after, Spot spot) {
    values(before, after, name -> argument(spot, name), "argument");
  }

  private static Spot argument(Spot spot, String name) {
    return new Spot(
        spot.operation(), spot.place() + "(" + name + ":)", spot.baseHere(), spot.revisionHere());
  }

  /** The fields of an input type, which clients send. */
  void inputs(Mapping before, Mapping after, Function<String, Spot> spots) {
    values(before, after, spots, "input-field");
  }

  private void values(Mapping before, Mapping after, Function<String, Spot> spots, String what) {
    String word = what.replace('-', ' ');
    pairs(
        before,
        after,
        gone ->
            changes.removed(
                "graphql-" + what + "-removed",
                Level.BREAKING,
                spots.apply(gone.key()),
                gone,
                "The " + word + " " + gone.key() + " is gone: clients that send it are refused"),
        (was, is) -> value(was, is, spots.apply(was.key()), what),
        added -> {
          boolean required = required(definition(added));
          changes.added(
              "graphql-" + (required ? "required-" : "") + what + "-added",
              required ? Level.BREAKING : Level.DANGEROUS,
              spots.apply(added.key()),
              added,
              required
                  ? "The " + word + " " + added.key() + " must be sent, and no client does yet"
                  : "The "
                      + word
                      + " "
                      + added.key()
                      + " is new: what happens without it may differ from before");
        });
  }

  private void value(Field before, Field after, Spot spot, String what) {
    Mapping was = definition(before);
    Mapping is = definition(after);
    Values types = Values.of(was, is, "type");
    if (types.differ()) {
      boolean onlyRequired = types.after().equals(types.before() + "!");
      boolean safe =
          GraphQlTypes.safeToSend(types.before(), types.after())
              || (onlyRequired && is.get("default") != null && was.get("default") != null);
      changes.changed(
          "graphql-" + what + "-type-changed",
          safe ? Level.SAFE : Level.BREAKING,
          spot,
          before,
          after,
          types,
          safe
              ? "It takes all that it took before"
              : "It no longer takes what clients send, a value of " + types.before());
    }
    Values defaults = Values.of(was, is, "default");
    if (defaults.differ()) {
      changes.changed(
          "graphql-" + what + "-default-changed",
          Level.DANGEROUS,
          spot,
          before,
          after,
          defaults,
          "Clients that leave it out get another default");
    }
    deprecation(spot, before, after);
  }

  private static boolean required(Mapping value) {
    return value.text("type").endsWith("!") && value.get("default") == null;
  }

  void deprecation(Spot spot, Field before, Field after) {
    boolean was = definition(before).get("deprecated") != null;
    boolean is = definition(after).get("deprecated") != null;
    if (was != is) {
      changes.changed(
          is ? "graphql-deprecated" : "graphql-deprecation-withdrawn",
          Level.SAFE,
          spot,
          before,
          after,
          Values.of(definition(before), definition(after), "deprecated"),
          is
              ? "It will go away one day; today it works as before"
              : "It is no longer said that it will go away");
    }
  }
}
