package io.andal.specification.reference;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.OtherFiles;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.tree.ReadingBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the {@code $ref}s of one description, in all its files. Following one costs the same
 * however large the description is; nothing is ever expanded, so references that lead in circles
 * cost nothing. Who walks along them remembers the {@link Resolution.Found#node nodes} it was at.
 * Not thread-safe: it remembers what it found.
 */
public final class References {
  /** Pointers that lead through other references; each may need another one. */
  private static final int DEEPEST = 20;

  private final String main;
  private final Map<String, Node> roots;

  /** The file that a file means by a reference, by {@link #link}. */
  private final Map<String, String> links;

  /** The references that stand in other files than the main one. */
  private final IdentityHashMap<Mapping, String> files;

  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, Anchors> anchors = new HashMap<>();

  References(
      String main,
      Map<String, Node> roots,
      Map<String, String> links,
      IdentityHashMap<Mapping, String> files) {
    this.main = main;
    this.roots = roots;
    this.links = links;
    this.files = files;
  }

  /** Where one step leads; without a node, why there is none. */
  private record Target(
      @Nullable Node node, String file, String pointer, Resolution.Reason reason) {
    static Target missing(String file, Resolution.Reason reason) {
      return new Target(null, file, "", reason);
    }
  }

  /** Those of a description that was read; its parts are looked up by their names. */
  public static References of(Specification specification) {
    Optional<Mapping> root = specification.root();
    if (root.isEmpty()) {
      return new References(specification.file(), Map.of(), Map.of(), new IdentityHashMap<>());
    }
    return ReferenceLoader.load(
            specification.file(),
            root.get(),
            OtherFiles.among(specification.parts()),
            new ReadingBudget(SpecificationLimits.DEFAULT, System::nanoTime))
        .references();
  }

  /** The tree of a file; empty if the description has no such file or it doesn't parse. */
  public Optional<Node> root(String file) {
    return Optional.ofNullable(roots.get(file));
  }

  /** The name of the main file. */
  public String mainFile() {
    return main;
  }

  /** Whether a value is a reference. */
  public static boolean isReference(@Nullable Node node) {
    return node != null && Reference.of(node) != null;
  }

  /**
   * What a value means: itself, or where its {@code $ref} and all those behind it lead.
   *
   * @param node of any file of this description
   */
  public Resolution resolve(Node node) {
    return resolve(node, 0);
  }

  /** The mapping that a value means; empty if it means something else or nothing. */
  public Optional<Mapping> mapping(@Nullable Node node) {
    if (node instanceof Mapping mapping && Reference.of(mapping) == null) {
      return Optional.of(mapping);
    }
    return node != null
            && resolve(node) instanceof Resolution.Found found
            && found.node() instanceof Mapping mapping
        ? Optional.of(mapping)
        : Optional.empty();
  }

  private Resolution resolve(Node node, int deep) {
    String file = fileOf(node);
    String reference = Reference.of(node);
    if (reference == null || !(node instanceof Mapping start)) {
      return new Resolution.Found(node, file, "", List.of());
    }
    List<Mapping> through = new ArrayList<>(2);
    Mapping at = start;
    while (true) {
      for (Mapping earlier : through) {
        if (earlier == at) {
          return new Resolution.Missing(reference, file, through, Resolution.Reason.CYCLE);
        }
      }
      through.add(at);
      Target target = target(file, reference, deep);
      Node found = target.node();
      if (found == null) {
        return new Resolution.Missing(reference, target.file(), through, target.reason());
      }
      String further = Reference.of(found);
      if (further == null || !(found instanceof Mapping next)) {
        return new Resolution.Found(found, target.file(), target.pointer(), through);
      }
      at = next;
      file = target.file();
      reference = further;
    }
  }

  private String fileOf(Node node) {
    return node instanceof Mapping mapping ? files.getOrDefault(mapping, main) : main;
  }

  private Target target(String file, String reference, int deep) {
    String link = link(file, reference);
    Target known = targets.get(link);
    if (known == null) {
      known = find(file, Reference.parsed(reference), deep);
      targets.put(link, known);
    }
    return known;
  }

  private Target find(String from, Reference reference, int deep) {
    if (!reference.file().isEmpty()) {
      String file = links.get(link(from, reference.file()));
      Node root = file == null ? null : roots.get(file);
      if (file != null && root != null) {
        return within(file, root, "", reference.fragment(), deep);
      }
      Anchors.Place schema = anchor(from, reference.file());
      return schema == null
          ? Target.missing(from, Resolution.Reason.NO_FILE)
          : within(from, schema.node(), schema.pointer(), reference.fragment(), deep);
    }
    Node root = roots.get(from);
    return root == null
        ? Target.missing(from, Resolution.Reason.NO_FILE)
        : within(from, root, "", reference.fragment(), deep);
  }

  private Target within(String file, Node root, String base, String fragment, int deep) {
    if (fragment.isEmpty()) {
      return new Target(root, file, base, Resolution.Reason.NOTHING_THERE);
    }
    if (fragment.charAt(0) == '/') {
      return walk(file, root, base, Pointers.segments(fragment), deep);
    }
    Anchors.Place place = anchor(file, fragment);
    return place == null
        ? Target.missing(file, Resolution.Reason.NOTHING_THERE)
        : new Target(place.node(), file, place.pointer(), Resolution.Reason.NOTHING_THERE);
  }

  private Target walk(String file, Node root, String base, List<String> segments, int deep) {
    String in = file;
    Node node = root;
    StringBuilder pointer = new StringBuilder(base);
    for (String segment : segments) {
      Node next = Pointers.step(node, segment);
      if (next == null
          && isReference(node)
          && deep < DEEPEST
          && resolve(node, deep + 1) instanceof Resolution.Found found) {
        // pointers through references are no JSON pointers, but bundlers write them
        in = found.file();
        pointer = new StringBuilder(found.pointer());
        next = Pointers.step(found.node(), segment);
      }
      if (next == null) {
        return Target.missing(in, Resolution.Reason.NOTHING_THERE);
      }
      node = next;
      pointer.append(Pointers.child("", segment));
    }
    return new Target(node, in, pointer.toString(), Resolution.Reason.NOTHING_THERE);
  }

  private Anchors.@Nullable Place anchor(String file, String name) {
    Node root = roots.get(file);
    return root == null ? null : anchors.computeIfAbsent(file, _ -> new Anchors(root)).place(name);
  }

  static String link(String from, String reference) {
    return from + '\n' + reference;
  }
}
