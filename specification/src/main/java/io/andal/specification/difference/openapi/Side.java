package io.andal.specification.difference.openapi;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Specification;
import io.andal.specification.reference.References;
import io.andal.specification.reference.Resolution;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One side of a comparison: its root, and where its references lead, each looked up once. */
final class Side {
  private final Spot root;
  private final References references;
  private final IdentityHashMap<Node, Spot> targets = new IdentityHashMap<>();

  Side(Specification specification) {
    this.root = Spot.root(specification.root().orElseGet(() -> new Mapping(1, 1, List.of())));
    this.references = References.of(specification);
  }

  Spot root() {
    return root;
  }

  /** What a spot means: itself, or where its reference leads. One that leads nowhere stays. */
  Spot resolve(Spot spot) {
    if (!References.isReference(spot.node())) {
      return spot;
    }
    return switch (references.resolve(spot.node())) {
      case Resolution.Found found ->
          targets.computeIfAbsent(found.node(), node -> new Spot(null, pointer(found), node));
      case Resolution.Missing _ -> spot;
    };
  }

  private String pointer(Resolution.Found found) {
    return (found.file().equals(references.mainFile()) ? "" : found.file()) + "#" + found.pointer();
  }

  @Nullable Spot resolved(@Nullable Spot spot) {
    return spot == null ? null : resolve(spot);
  }

  /** The name at the end of a spot's reference; empty if it is none. */
  static String name(Spot spot) {
    if (!(spot.node() instanceof Mapping mapping)
        || !(mapping.get("$ref") instanceof Scalar reference)) {
      return "";
    }
    String text = reference.text();
    return text.substring(text.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }
}
