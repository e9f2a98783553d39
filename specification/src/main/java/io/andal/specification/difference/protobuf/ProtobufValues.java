package io.andal.specification.difference.protobuf;

import static io.andal.specification.difference.definition.DefinitionChanges.definition;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.difference.Level;
import io.andal.specification.difference.definition.DefinitionChanges.Values;
import io.andal.specification.difference.definition.Spot;
import java.util.HashMap;
import java.util.Map;

/** Compares the values of an enum. */
record ProtobufValues(ProtobufTypes types, Spot enumeration, Reserved reserved) {

  void compare(Mapping before, Mapping after) {
    Map<String, Field> byNumber = new HashMap<>();
    after.fields().forEach(value -> byNumber.putIfAbsent(number(value), value));
    Map<String, Field> renamed = new HashMap<>();
    for (Field was : before.fields()) {
      Field is = after.field(was.key());
      Field sameNumber = byNumber.get(number(was));
      if (is != null) {
        value(was, is);
      } else if (sameNumber != null) {
        renamed.put(sameNumber.key(), was);
        renamed(was, sameNumber);
      } else {
        removed(was);
      }
    }
    for (Field is : after.fields()) {
      if (before.field(is.key()) == null && !renamed.containsKey(is.key())) {
        types
            .changes()
            .added(
                "protobuf-enum-value-added",
                Level.DANGEROUS,
                enumeration.below(is.key()),
                is,
                "The value is new: clients that know all values by heart may stumble over it");
      }
    }
  }

  private static String number(Field value) {
    return definition(value).text("number");
  }

  private void value(Field was, Field is) {
    Values numbers = new Values(number(was), number(is));
    Spot spot = enumeration.below(was.key());
    if (numbers.differ()) {
      types
          .changes()
          .changed(
              "protobuf-enum-value-number-changed",
              Level.BREAKING,
              spot,
              was,
              is,
              numbers,
              "The value has another number: what one side writes the other reads as another");
    }
    types.deprecation(spot, was, is);
  }

  private void renamed(Field was, Field is) {
    types
        .changes()
        .changed(
            "protobuf-enum-value-renamed",
            Level.DANGEROUS,
            enumeration.below(was.key()),
            was,
            is,
            new Values(was.key(), is.key()),
            "The wire stays the same, but JSON and generated code have another name");
  }

  private void removed(Field was) {
    boolean kept = reserved.number(Long.parseLong(number(was)));
    types
        .changes()
        .removed(
            kept ? "protobuf-enum-value-removed" : "protobuf-enum-value-removed-unreserved",
            kept ? Level.DANGEROUS : Level.BREAKING,
            enumeration.below(was.key()),
            was,
            kept
                ? "The value is gone, its number stays reserved: who sends it isn't understood"
                : "The value is gone and its number isn't reserved: the next value may take it");
  }
}
