package io.andal.specification.difference.asyncapi;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import io.andal.specification.difference.openapi.PayloadComparison;
import io.andal.specification.reference.References;
import io.andal.specification.reference.Resolution;
import io.andal.workspace.Position;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks two AsyncAPI descriptions side by side, references followed. */
final class AsyncComparison {
  /** Descriptions are not that deep; references in circles would be. */
  private static final int DEEP = 24;

  private static final Set<String> SCHEMAS = Set.of("payload", "headers", "schema");
  private static final Set<String> UNCOMPARED = Set.of("components", "asyncapi");

  private final References base;
  private final References revision;
  private final int major;
  private final PayloadComparison payloads;
  private final Set<String> sent = new HashSet<>();
  private final List<Change> changes = new ArrayList<>();
  private final Deque<Step> next = new ArrayDeque<>();

  private record Step(Trail trail, Node base, Node revision) {}

  AsyncComparison(Specification base, Specification revision, int major, LocalDate today) {
    this.base = References.of(base);
    this.revision = References.of(revision);
    this.major = major;
    this.payloads = new PayloadComparison(base, revision, today);
  }

  List<Change> compare(Mapping one, Mapping other) {
    Channels.sent(other, revision, major).forEach(sent::add);
    next.add(new Step(Trail.ROOT, one, other));
    while (!next.isEmpty()) {
      Step step = next.remove();
      if (step.trail().keys().size() < DEEP) {
        compare(step);
      }
    }
    changes.addAll(payloads.changes());
    return changes;
  }

  private void compare(Step step) {
    Node one = resolve(base, step.base());
    Node other = resolve(revision, step.revision());
    if (one instanceof Mapping a && other instanceof Mapping b) {
      fields(step.trail(), a, b);
    } else if (one instanceof Sequence a && other instanceof Sequence b) {
      items(step.trail(), a, b);
    } else if (!show(one).equals(show(other))) {
      changed(step.trail(), one, other);
    }
  }

  private static Node resolve(References references, Node node) {
    return references.resolve(node) instanceof Resolution.Found found ? found.node() : node;
  }

  private void fields(Trail trail, Mapping one, Mapping other) {
    for (Field field : one.fields()) {
      Trail at = trail.child(field.key());
      Node there = other.get(field.key());
      if (passedBy(trail, field.key())) {
        continue;
      }
      if (there == null) {
        removed(at, field.value());
      } else if (SCHEMAS.contains(field.key())) {
        payloads.add(
            at.operation(),
            isSent(at),
            at.words() + " " + field.key(),
            field.value(),
            at.pointer(),
            there,
            at.pointer());
      } else {
        next.add(new Step(at, field.value(), there));
      }
    }
    for (Field field : other.fields()) {
      if (one.get(field.key()) == null && !passedBy(trail, field.key())) {
        added(trail.child(field.key()), field.value());
      }
    }
  }

  private static boolean passedBy(Trail trail, String key) {
    return key.startsWith("x-") || (trail.keys().isEmpty() && UNCOMPARED.contains(key));
  }

  private boolean isSent(Trail at) {
    if (major == 2) {
      return at.keys().contains("publish");
    }
    return at.keys().size() > 1 && sent.contains(at.keys().getFirst() + " " + at.keys().get(1));
  }

  /** Lists are sets of what they hold: messages, tags, requirements. */
  private void items(Trail trail, Sequence one, Sequence other) {
    Map<String, Node> before = named(base, one);
    Map<String, Node> after = named(revision, other);
    before.forEach(
        (name, node) -> {
          Node there = after.get(name);
          if (there == null) {
            removed(trail.child(name), node);
          } else {
            next.add(new Step(trail.child(name), node, there));
          }
        });
    after.forEach(
        (name, node) -> {
          if (!before.containsKey(name)) {
            added(trail.child(name), node);
          }
        });
  }

  private static Map<String, Node> named(References references, Sequence list) {
    Map<String, Node> named = new LinkedHashMap<>();
    for (Node item : list.items()) {
      named.putIfAbsent(name(references, item), item);
    }
    return named;
  }

  /** By its reference, its name, or what it says. */
  private static String name(References references, Node item) {
    if (item instanceof Mapping mapping && !mapping.text("$ref").isEmpty()) {
      String reference = mapping.text("$ref");
      return reference.substring(reference.lastIndexOf('/') + 1);
    }
    Node node = resolve(references, item);
    String name = node instanceof Mapping mapping ? mapping.text("name") : "";
    return name.isEmpty() ? show(node) : name;
  }

  private void added(Trail trail, Node node) {
    Meaning meaning = Meaning.of(trail.pattern(), major);
    add(trail, "added", meaning.added(), meaning, null, node);
  }

  private void removed(Trail trail, Node node) {
    Meaning meaning = Meaning.of(trail.pattern(), major);
    add(trail, "removed", meaning.removed(), meaning, node, null);
  }

  private void changed(Trail trail, Node one, Node other) {
    Meaning meaning = Meaning.of(trail.pattern(), major);
    add(trail, "changed", meaning.changed(), meaning, one, other);
  }

  private void add(
      Trail trail,
      String what,
      Level level,
      Meaning meaning,
      @Nullable Node one,
      @Nullable Node other) {
    String noun = trail.noun();
    String before = one == null ? "" : show(one);
    String after = other == null ? "" : show(other);
    String because =
        level == Level.SAFE && meaning != Meaning.PROSE
            ? "what was there still is"
            : meaning.because();
    String text =
        what.equals("changed")
            ? "The %s is %s, not %s: %s.".formatted(noun.replace('-', ' '), after, before, because)
            : "The %s %s was %s: %s."
                .formatted(noun.replace('-', ' '), trail.keys().getLast(), what, because);
    changes.add(
        new Change(
            noun + "-" + what,
            level,
            trail.operation(),
            (trail.words() + " (" + trail.pointer() + ")").strip(),
            text,
            before,
            after,
            Optional.ofNullable(one).map(AsyncComparison::position),
            Optional.ofNullable(other).map(AsyncComparison::position)));
  }

  private static Position position(Node node) {
    return node.position();
  }

  private static String show(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.text();
      case Sequence list ->
          "[" + String.join(", ", list.items().stream().map(AsyncComparison::show).toList()) + "]";
      case Mapping mapping ->
          "{" + String.join(", ", mapping.fields().stream().map(Field::key).toList()) + "}";
    };
  }
}
