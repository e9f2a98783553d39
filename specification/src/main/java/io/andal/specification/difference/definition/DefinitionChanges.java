package io.andal.specification.difference.definition;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Collects the changes between two trees of definitions. Not thread-safe. */
public final class DefinitionChanges {
  private static final int LONGEST = 200;

  private final List<Change> changes = new ArrayList<>();

  /** In the order in which they were met. */
  public List<Change> all() {
    return List.copyOf(changes);
  }

  public void added(String id, Level level, Spot spot, Field after, String text) {
    add(id, level, spot, "", value(after), Optional.empty(), Optional.of(after.position()), text);
  }

  public void removed(String id, Level level, Spot spot, Field before, String text) {
    add(id, level, spot, value(before), "", Optional.of(before.position()), Optional.empty(), text);
  }

  /** Something of a definition changed from one text to another. */
  public void changed(
      String id, Level level, Spot spot, Field before, Field after, Values values, String text) {
    add(
        id,
        level,
        spot,
        values.before(),
        values.after(),
        Optional.of(before.position()),
        Optional.of(after.position()),
        text);
  }

  /** What stood there and what stands there; either may be empty. */
  public record Values(String before, String after) {
    /** The texts of one key. */
    public static Values of(Mapping before, Mapping after, String key) {
      return new Values(before.text(key), after.text(key));
    }

    public boolean differ() {
      return !before.equals(after);
    }
  }

  private void add(
      String id,
      Level level,
      Spot spot,
      String before,
      String after,
      Optional<Position> base,
      Optional<Position> revision,
      String text) {
    changes.add(
        new Change(
            id,
            level,
            spot.operation(),
            spot.place(),
            text,
            shortened(before),
            shortened(after),
            spot.baseHere() ? base : Optional.empty(),
            spot.revisionHere() ? revision : Optional.empty()));
  }

  /** What a definition is in one line: its type where it has one, else its kind or name. */
  private static String value(Field field) {
    if (field.value() instanceof Mapping definition) {
      String type = definition.text("type");
      String kind = type.isEmpty() ? definition.text("kind") : type;
      return kind.isEmpty() ? field.key() : field.key() + ": " + kind;
    }
    return field.key();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** The definitions at a key; an empty mapping if there are none. */
  public static Mapping at(Mapping mapping, String key) {
    return mapping
        .mapping(key)
        .orElseGet(() -> new Mapping(mapping.line(), mapping.column(), List.of()));
  }

  /** Goes through two mappings by their keys: what is gone, what stayed, what is new. */
  public static void pairs(
      Mapping before,
      Mapping after,
      Consumer<Field> removed,
      BiConsumer<Field, Field> both,
      Consumer<Field> added) {
    for (Field field : before.fields()) {
      Field match = after.field(field.key());
      if (match == null) {
        removed.accept(field);
      } else {
        both.accept(field, match);
      }
    }
    for (Field field : after.fields()) {
      if (before.field(field.key()) == null) {
        added.accept(field);
      }
    }
  }

  /** A definition's own mapping; empty if it is none. */
  public static Mapping definition(Field field) {
    return field.value() instanceof Mapping mapping
        ? mapping
        : new Mapping(field.line(), field.column(), List.of());
  }
}
