package io.andal.traffic.template;

import org.jspecify.annotations.Nullable;

/**
 * An operation: a verb at a template. Not thread-safe.
 *
 * @param <L> what is kept of an operation
 */
public final class Leaf<L> {
  final PathNode<L> node;
  private final String verb;
  private final LeafOwner<L> owner;
  private @Nullable L value;
  private @Nullable String described;
  @Nullable Leaf<L> bucket;

  Leaf(PathNode<L> node, String verb, LeafOwner<L> owner) {
    this.node = node;
    this.verb = verb;
    this.owner = owner;
  }

  public String verb() {
    return verb;
  }

  /** What is kept of it; made when first asked for. */
  public L value() {
    L kept = value;
    if (kept == null) {
      kept = owner.open();
      value = kept;
    }
    return kept;
  }

  /** What is kept of it; null if nobody asked for it yet. */
  public @Nullable L kept() {
    return value;
  }

  /** Whether a description has it. */
  public boolean documented() {
    return described != null;
  }

  void document(String template) {
    if (described == null) {
      described = template;
    }
  }

  /** The same, as if no description had it. */
  Leaf<L> undocumented() {
    described = null;
    return this;
  }

  /**
   * The path's template, as it may be told to anybody: the description's own, or as it was learned,
   * {@code /pumps/{pumpId}}.
   */
  public String template() {
    String own = described;
    return own != null ? own : TemplateText.of(node);
  }

  /** The classes of each parameter's values, from left to right, as sums of bits. */
  public int[] classes() {
    return TemplateText.classes(node);
  }

  /**
   * Where its requests are counted besides while its path holds a word that may be a value: the
   * same template with that word left out. Null once its own template may be told.
   */
  public @Nullable Leaf<L> bucket() {
    return bucket;
  }

  /** Whether it is such a template, with words left out. */
  public boolean isBucket() {
    for (PathNode<L> at = node; at != null; at = at.parent) {
      if (at.kind == PathNode.Kind.REST) {
        return true;
      }
    }
    return false;
  }
}
