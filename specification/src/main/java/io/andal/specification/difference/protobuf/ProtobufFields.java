package io.andal.specification.difference.protobuf;

import static io.andal.specification.difference.definition.DefinitionChanges.definition;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.difference.Level;
import io.andal.specification.difference.definition.DefinitionChanges.Values;
import io.andal.specification.difference.definition.Spot;
import java.util.HashMap;
import java.util.Map;

/** Compares the fields of a message by their numbers: these stand on the wire, names don't. */
record ProtobufFields(ProtobufTypes types, Spot message, Reserved reserved) {

  void compare(Mapping before, Mapping after) {
    Map<String, Field> byNumber = new HashMap<>();
    after.fields().forEach(field -> byNumber.putIfAbsent(number(field), field));
    Map<String, Field> known = new HashMap<>();
    for (Field was : before.fields()) {
      known.put(number(was), was);
      Field is = byNumber.get(number(was));
      Field sameName = after.field(was.key());
      if (is != null && is.key().equals(was.key())) {
        field(was, is);
      } else if (sameName != null && !number(sameName).equals(number(was))) {
        moved(was, sameName);
      } else if (is != null) {
        renamed(was, is);
      } else {
        removed(was);
      }
    }
    for (Field is : after.fields()) {
      if (!known.containsKey(number(is)) && before.field(is.key()) == null) {
        added(is);
      }
    }
  }

  private static String number(Field field) {
    return definition(field).text("number");
  }

  private void moved(Field was, Field is) {
    types
        .changes()
        .changed(
            "protobuf-field-number-changed",
            Level.BREAKING,
            message.below(was.key()),
            was,
            is,
            new Values(number(was), number(is)),
            "The field has another number: what one side writes the other doesn't find");
  }

  private void renamed(Field was, Field is) {
    String type = types.names().baseType(definition(was).text("type"));
    boolean same = type.equals(types.names().revisionType(definition(is).text("type")));
    Values keys = new Values(was.key(), is.key());
    if (same) {
      types
          .changes()
          .changed(
              "protobuf-field-renamed",
              Level.DANGEROUS,
              message.below(was.key()),
              was,
              is,
              keys,
              "The wire stays the same, but JSON and generated code have another name");
    } else {
      types
          .changes()
          .changed(
              "protobuf-field-number-reused",
              Level.BREAKING,
              message.below(was.key()),
              was,
              is,
              keys,
              "Number "
                  + number(was)
                  + " means another field now: old data is read as something else");
    }
  }

  private void removed(Field was) {
    boolean kept = reserved.number(Long.parseLong(number(was)));
    types
        .changes()
        .removed(
            kept ? "protobuf-field-removed" : "protobuf-field-removed-unreserved",
            kept ? Level.DANGEROUS : Level.BREAKING,
            message.below(was.key()),
            was,
            kept
                ? "The field is gone, its number stays reserved: clients read its default"
                : "The field is gone and its number isn't reserved: the next field may take it");
  }

  private void added(Field is) {
    boolean required = definition(is).text("label").equals("required");
    types
        .changes()
        .added(
            required ? "protobuf-required-field-added" : "protobuf-field-added",
            required ? Level.BREAKING : Level.SAFE,
            message.below(is.key()),
            is,
            required
                ? "The field must be there, and no client sends it yet"
                : "The field is new: who doesn't know it skips it");
  }

  private void field(Field before, Field after) {
    Mapping was = definition(before);
    Mapping is = definition(after);
    Spot spot = message.below(before.key());
    Values written =
        new Values(
            types.names().baseType(was.text("type")), types.names().revisionType(is.text("type")));
    if (written.differ()) {
      boolean compatible = WireTypes.compatible(written.before(), written.after());
      types
          .changes()
          .changed(
              compatible ? "protobuf-field-type-changed-compatibly" : "protobuf-field-type-changed",
              compatible ? Level.DANGEROUS : Level.BREAKING,
              spot,
              before,
              after,
              written,
              compatible
                  ? "The wire can be read, but values may be cut, and generated code differs"
                  : "What stands on the wire is read as something else");
    }
    label(before, after, spot, written.after());
    texts(before, after, spot);
    types.deprecation(spot, before, after);
  }

  private void label(Field before, Field after, Spot spot, String type) {
    Values labels = Values.of(definition(before), definition(after), "label");
    boolean repeats = labels.after().equals("repeated");
    boolean repeated = labels.before().equals("repeated");
    boolean requires = labels.after().equals("required");
    boolean required = labels.before().equals("required");
    if (repeats == repeated && requires == required) {
      return;
    }
    Level level =
        requires || (repeats != repeated && WireTypes.packs(type))
            ? Level.BREAKING
            : Level.DANGEROUS;
    types
        .changes()
        .changed(
            "protobuf-field-label-changed",
            level,
            spot,
            before,
            after,
            labels,
            requires
                ? "The field must be there now, and not every client sends it"
                : required
                    ? "The field may be missing now, and old readers refuse messages without it"
                    : "One value and many are read differently");
  }

  private void texts(Field before, Field after, Spot spot) {
    for (TextChange change : TextChange.values()) {
      Values values = Values.of(definition(before), definition(after), change.key);
      if (values.differ()) {
        types
            .changes()
            .changed(change.id, Level.DANGEROUS, spot, before, after, values, change.text);
      }
    }
  }

  private enum TextChange {
    ONE_OF(
        "oneof",
        "protobuf-field-oneof-changed",
        "Setting one field of a oneof clears the others, so values may vanish"),
    JSON("json", "protobuf-field-json-name-changed", "JSON has another name for it"),
    DEFAULT("default", "protobuf-field-default-changed", "Who doesn't get it reads another value");

    private final String key;
    private final String id;
    private final String text;

    TextChange(String key, String id, String text) {
      this.key = key;
      this.id = id;
      this.text = text;
    }
  }
}
