package io.andal.traffic.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The paths of one API, described or learned, as one tree by segments.
 *
 * <p>A segment whose class says that it is a value is a parameter at once. Words stand beside each
 * other until {@link #settle}, which looks at all words below one parent together: what keeps
 * bringing new ones that look alike is a parameter, and its branches become one. Which order
 * requests came in between two calls of it doesn't matter. Finding a template costs a step for each
 * segment. Not thread-safe.
 *
 * @param <L> what is kept of an operation
 */
public final class PathTree<L> {
  /** What finds no room beyond is counted together. */
  public static final int MOST_NODES = 20_000;

  private static final int MOST_WORDS = 500;
  private static final int LONGEST_SEGMENT = 200;
  private static final int LONGEST_CONSTANT = 3;

  private final LeafOwner<L> owner;
  private final PathNode<L> root = new PathNode<>(PathNode.Kind.ROOT, null, "");
  private final Grafting<L> grafting;
  private final Set<PathNode<L>> unsettled = new HashSet<>();
  private int nodes;
  private boolean described;
  private boolean changed;

  public PathTree(LeafOwner<L> owner) {
    this.owner = owner;
    this.grafting = new Grafting<>(owner, root);
  }

  /** Takes an operation of a description. */
  public void describe(String verb, String template) {
    PathNode<L> node = root;
    for (String segment : Segments.of(template)) {
      PathNode<L> next = described(node, segment);
      next.known = true;
      next.told = true;
      node = next;
      nodes++;
    }
    node.leaf(verb, owner).document(template);
    described = true;
  }

  private static <L> PathNode<L> described(PathNode<L> node, String segment) {
    String name = Segments.parameter(segment);
    if (name != null) {
      PathNode<L> parameter = node.addParameter();
      if (parameter.text.isEmpty() || !parameter.known) {
        parameter.text = name;
      }
      return parameter;
    }
    if (segment.indexOf('{') >= 0) {
      return node.addPattern(segment);
    }
    PathNode<L> word = node.word(segment);
    return word == null ? node.addWord(segment) : word;
  }

  /** Takes an operation that was told before a restart. */
  public Leaf<L> restore(String verb, String template, int[] classes, long times) {
    PathNode<L> node = root;
    int parameters = 0;
    for (String segment : Segments.of(template)) {
      if (segment.equals(TemplateText.REST)) {
        node = node.addRest();
        continue;
      }
      PathNode<L> parent = node;
      node = described(node, segment);
      node.told = true;
      node.times += times;
      if (node.kind == PathNode.Kind.PARAMETER) {
        int known = parameters < classes.length ? classes[parameters] : 0;
        node.text = "";
        node.classes |= known;
        parent.absorbs |= (known & ValueClass.WORD.bit()) != 0;
        parameters++;
      }
      nodes++;
    }
    return node.leaf(verb, owner);
  }

  /**
   * The operation of a request.
   *
   * @param path below the API's address
   * @param route whether the path is a template of the program that answered
   * @param found whether the program knew the path; what it didn't know teaches nothing
   */
  public Leaf<L> find(String verb, String path, boolean route, boolean found) {
    List<String> segments = Segments.of(path);
    if (described) {
      PathNode<L> known = Matching.described(root, segments, verb, route);
      if (known != null) {
        return known.leaf(verb, owner);
      }
    }
    PathNode<L> node = root;
    int before = 0;
    boolean told = true;
    int last = segments.size() - 1;
    for (int i = 0; i <= last; i++) {
      String segment = segments.get(i);
      PathNode<L> next = i == Segments.DEEPEST ? null : next(node, segment, route, found);
      if (next == null) {
        PathNode<L> rest = node.addRest();
        return (i == last ? rest : rest.addRest()).leaf(verb, owner);
      }
      if (found) {
        next.times++;
      }
      if (next.kind == PathNode.Kind.LITERAL && !next.told) {
        told = false;
        unsettled.add(node);
        if (found) {
          next.severalBefore |= next.valueBefore != 0 && next.valueBefore != before;
          next.valueBefore = before;
        }
      }
      before = segment.hashCode() | 1;
      node = next;
    }
    Leaf<L> leaf = node.leaf(verb, owner);
    if (!told && leaf.bucket == null) {
      leaf.bucket = grafting.bucket(node, verb);
    }
    return leaf;
  }

  /** Whether a description has the path. */
  public boolean describes(String path) {
    return described && Matching.described(root, Segments.of(path), "", false) != null;
  }

  private @Nullable PathNode<L> next(
      PathNode<L> node, String segment, boolean route, boolean found) {
    PathNode<L> word = node.word(segment);
    if (word != null) {
      return word;
    }
    if (route) {
      nodes++;
      PathNode<L> next = described(node, segment);
      next.told = true;
      return next;
    }
    ValueClass valueClass =
        segment.length() > LONGEST_SEGMENT ? ValueClass.TEXT : ValueClass.of(segment);
    boolean operation = valueClass == ValueClass.WORD && Vocabulary.isOperation(segment);
    boolean value =
        !operation
            && (node.absorbs
                || (node.parameter != null && node.parameter.known)
                || (valueClass.maybeName()
                    ? isAbsorbed(node, segment, valueClass)
                    : !isConstant(node, segment, valueClass)));
    if (value) {
      if (node.parameter == null) {
        if (nodes >= MOST_NODES) {
          return null;
        }
        changed(node);
      }
      PathNode<L> parameter = node.addParameter();
      parameter.classes |= valueClass.bit();
      return parameter;
    }
    if (nodes >= MOST_NODES || node.words.size() >= MOST_WORDS) {
      return null;
    }
    changed(node);
    PathNode<L> added = node.addWord(segment);
    added.told = found && Judgement.mayBeToldAtOnce(node, segment, valueClass);
    return added;
  }

  private void changed(PathNode<L> node) {
    nodes++;
    changed = true;
    unsettled.add(node);
    if (node.parent != null) {
      unsettled.add(node.parent);
    }
  }

  private static boolean isAbsorbed(PathNode<?> node, String segment, ValueClass valueClass) {
    return valueClass == ValueClass.SLUG
        && !node.skeletons.isEmpty()
        && node.skeletons.contains(Judgement.skeleton(segment));
  }

  /** Numbers that stand for a version: {@code /2/tweets}, {@code /2015-03-31/functions}. */
  private static boolean isConstant(PathNode<?> node, String segment, ValueClass valueClass) {
    boolean small =
        switch (valueClass) {
          case INTEGER, NUMBER -> segment.length() <= LONGEST_CONSTANT;
          case DATE -> segment.length() == 10;
          case UUID, HEX, EMAIL, TOKEN, SERIAL, FILE, SLUG, WORD, TEXT -> false;
        };
    return small && node.parameter == null && node.skeletons.isEmpty() && node.isPrefix();
  }

  /**
   * Looks at what is new, makes parameters of words that are values, and decides which words may be
   * told. Returns whether a template became another.
   */
  public boolean settle() {
    boolean any = changed;
    changed = false;
    while (!unsettled.isEmpty()) {
      PathNode<L> node = unsettled.stream().min(shallowest()).orElseThrow();
      unsettled.remove(node);
      Judgement<L> judgement = Judgement.of(node);
      if (!judgement.values().isEmpty()) {
        grafting.absorb(node, judgement);
        grafting.eachNode(node.addParameter(), unsettled::add);
        any = true;
      }
      any |= grafting.tell(node, judgement.telling());
    }
    return any;
  }

  private static <L> Comparator<PathNode<L>> shallowest() {
    return Comparator.<PathNode<L>>comparingInt(PathNode::depth).thenComparing(TemplateText::of);
  }

  /** The operation that a template means, also in words of before; empty if there is none. */
  public Optional<Leaf<L>> resolve(String verb, String template) {
    List<String> segments = Segments.of(template);
    PathNode<L> described = Matching.described(root, segments, verb, true);
    if (described == null) {
      described = Matching.described(root, segments, verb, false);
    }
    PathNode<L> node = described != null ? described : Matching.learned(root, segments);
    return Optional.ofNullable(node).map(found -> found.leaves.get(verb));
  }

  /** All operations, in an order that depends on nothing but their templates. */
  public void eachLeaf(Consumer<Leaf<L>> consumer) {
    root.eachLeaf(consumer);
  }

  /**
   * Takes over all that another tree has below a base path, which loses it. What this tree has a
   * description of becomes the described operation.
   */
  public void takeOver(PathTree<L> other, String base) {
    PathNode<L> from = other.root;
    for (String segment : Segments.of(base)) {
      PathNode<L> next = from.word(segment);
      if (next == null) {
        return;
      }
      from = next;
    }
    List<Leaf<L>> moving = new ArrayList<>();
    from.eachLeaf(moving::add);
    moving.forEach(other.grafting::detach);
    other.unsettled.clear();
    grafting.forgetDescription(from);
    PathNode<L> moved = from;
    if (from.parent != null) {
      from.parent.words.remove(from.text);
    }
    grafting.merge(moved, root);
    if (from == other.root) {
      other.grafting.clear(from);
    }
    adopt();
    grafting.attach(root);
    grafting.eachNode(root, unsettled::add);
    nodes += moving.size();
    changed = true;
  }

  private void adopt() {
    List<Leaf<L>> learned = new ArrayList<>();
    eachLeaf(leaf -> learned.add(leaf));
    for (Leaf<L> leaf : learned) {
      if (leaf.documented() || leaf.isBucket()) {
        continue;
      }
      PathNode<L> known = Matching.described(root, Segments.of(leaf.template()), leaf.verb(), true);
      if (known == null) {
        known = Matching.described(root, Segments.of(leaf.template()), leaf.verb(), false);
      }
      if (known != null && known != leaf.node) {
        Map<String, Leaf<L>> leaves = leaf.node.leaves;
        leaves.remove(leaf.verb());
        L kept = leaf.kept();
        if (kept != null) {
          owner.merge(kept, known.leaf(leaf.verb(), owner).value());
        }
      }
    }
  }
}
