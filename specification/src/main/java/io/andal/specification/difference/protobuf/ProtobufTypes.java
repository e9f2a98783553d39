package io.andal.specification.difference.protobuf;

import static io.andal.specification.difference.definition.DefinitionChanges.at;
import static io.andal.specification.difference.definition.DefinitionChanges.definition;
import static io.andal.specification.difference.definition.DefinitionChanges.pairs;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.difference.Level;
import io.andal.specification.difference.definition.DefinitionChanges;
import io.andal.specification.difference.definition.DefinitionChanges.Values;
import io.andal.specification.difference.definition.Spot;

/** Compares messages and enums. */
record ProtobufTypes(DefinitionChanges changes, Names names) {

  void compare(Mapping before, Mapping after) {
    pairs(
        before,
        after,
        gone ->
            changes.removed(
                "protobuf-type-removed",
                Level.BREAKING,
                spot(gone, gone),
                gone,
                "The type " + gone.key() + " is gone: code that uses it doesn't build"),
        this::type,
        added ->
            changes.added(
                "protobuf-type-added",
                Level.SAFE,
                spot(added, added),
                added,
                "The type " + added.key() + " is new: nobody uses it yet"));
  }

  private static Spot spot(Field before, Field after) {
    return new Spot(
        "",
        before.key(),
        definition(before).get("file") == null,
        definition(after).get("file") == null);
  }

  private void type(Field before, Field after) {
    Mapping was = definition(before);
    Mapping is = definition(after);
    Spot spot = spot(before, after);
    Values kinds = Values.of(was, is, "kind");
    if (kinds.differ()) {
      changes.changed(
          "protobuf-type-kind-changed",
          Level.BREAKING,
          spot,
          before,
          after,
          kinds,
          "It was a " + kinds.before() + " and is a " + kinds.after() + " now");
      return;
    }
    Reserved reserved = Reserved.of(is);
    new ProtobufFields(this, spot, reserved).compare(at(was, "fields"), at(is, "fields"));
    new ProtobufValues(this, spot, reserved).compare(at(was, "values"), at(is, "values"));
    for (String gone : Reserved.of(was).missingIn(reserved)) {
      changes.changed(
          "protobuf-reservation-removed",
          Level.DANGEROUS,
          spot,
          before,
          after,
          new Values(gone, ""),
          gone + " may be used again, and old data would be read as something else");
    }
    deprecation(spot, before, after);
  }

  void deprecation(Spot spot, Field before, Field after) {
    boolean was = definition(before).isTrue("deprecated");
    boolean is = definition(after).isTrue("deprecated");
    if (was != is) {
      changes.changed(
          is ? "protobuf-deprecated" : "protobuf-deprecation-withdrawn",
          Level.SAFE,
          spot,
          before,
          after,
          new Values(was ? "deprecated" : "", is ? "deprecated" : ""),
          is
              ? "It will go away one day; today it works as before"
              : "It is no longer said that it will go away");
    }
  }
}
