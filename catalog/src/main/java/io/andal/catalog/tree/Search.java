package io.andal.catalog.tree;

import io.andal.catalog.backstage.EntityText;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.specification.Format;
import io.andal.specification.RelativeNames;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks into the files of one tree. Not thread-safe; one tree each. */
final class Search {
  /** Enough to tell what a file too large would be. */
  private static final int BEGINNING = 1 << 16;

  private final FileTree tree;
  private final SpecificationReader reader;
  private final ScanLimits limits;
  private final Memory memory;
  private final Map<String, TreeFile> byPath;

  Search(
      FileTree tree,
      List<TreeFile> files,
      SpecificationReader reader,
      ScanLimits limits,
      Memory memory) {
    this.tree = tree;
    this.reader = reader;
    this.limits = limits;
    this.memory = memory;
    this.byPath = new HashMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
  }

  Optional<TreeFile> file(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** What a file is; read only if nobody remembers it with everything that it refers to. */
  Verdict look(TreeFile file) throws ItemFailure {
    String mark = tree.mark(file);
    Verdict known = memory.of(file, mark);
    if (known != null && isAsBefore(known)) {
      return known;
    }
    Verdict verdict = read(file);
    memory.keep(file, mark, verdict);
    return verdict;
  }

  private boolean isAsBefore(Verdict known) {
    return !(known instanceof Verdict.Description description)
        || description.others().entrySet().stream()
            .allMatch(other -> markOf(other.getKey()).equals(other.getValue()));
  }

  /** The mark of a file by its path, whatever becomes of it. */
  private String markOf(String path) {
    TreeFile file = byPath.get(path);
    try {
      return file == null ? Verdict.Description.MISSING : tree.mark(file);
    } catch (ItemFailure e) {
      // it went away since the files were listed
      return Verdict.Description.MISSING;
    }
  }

  private Verdict read(TreeFile file) throws ItemFailure {
    boolean large = file.size() > limits.contentBytes();
    byte[] bytes = tree.bytes(file, large ? BEGINNING : limits.contentBytes());
    if (isBinary(bytes)) {
      return new Verdict.Nothing();
    }
    SpecificationFile main = new SpecificationFile(file.path(), bytes);
    Optional<Format> format = reader.detect(main);
    if (format.isEmpty()) {
      return EntityText.isLikely(bytes) ? new Verdict.Entities() : new Verdict.Nothing();
    }
    if (large) {
      return new Verdict.TooLarge();
    }
    Map<String, String> others = new TreeMap<>();
    Optional<Specification> read = reader.read(main, (from, ref) -> other(from, ref, others));
    return read.<Verdict>map(
            specification ->
                new Verdict.Description(
                    specification.outline().title(),
                    specification.broken() || !specification.outline().operations().isEmpty(),
                    new TreeMap<>(others)))
        .orElseGet(Verdict.Nothing::new);
  }

  private Optional<SpecificationFile> other(
      String from, String reference, Map<String, String> others) {
    String path = RelativeNames.resolve(from, reference);
    TreeFile file = byPath.get(path);
    others.put(path, markOf(path));
    if (file == null || file.size() > limits.contentBytes()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SpecificationFile(path, tree.bytes(file, limits.contentBytes())));
    } catch (ItemFailure e) {
      // the reader tells that the reference leads nowhere
      return Optional.empty();
    }
  }

  /** A description with its parts as it stands there now. */
  List<SpecificationFile> contents(TreeFile file, Verdict.Description description)
      throws ItemFailure {
    List<SpecificationFile> files = new ArrayList<>();
    files.add(new SpecificationFile(file.path(), tree.bytes(file, limits.contentBytes())));
    long total = file.size();
    for (String path : description.others().keySet()) {
      TreeFile other = byPath.get(path);
      if (other != null && other.size() <= limits.contentBytes()) {
        total += other.size();
        if (total > limits.totalBytes() || files.size() > limits.files()) {
          break;
        }
        files.add(new SpecificationFile(path, tree.bytes(other, limits.contentBytes())));
      }
    }
    return files;
  }

  private static boolean isBinary(byte[] bytes) {
    boolean zipped = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    for (int i = 0; !zipped && i < Math.min(bytes.length, 4_096); i++) {
      if (bytes[i] == 0) {
        // UTF-16 has zeros too, but tells so at its start
        return !(bytes[0] == (byte) 0xff || bytes[0] == (byte) 0xfe);
      }
    }
    return false;
  }
}
