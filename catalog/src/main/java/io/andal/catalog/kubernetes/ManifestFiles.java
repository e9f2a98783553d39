package io.andal.catalog.kubernetes;

import io.andal.catalog.Scan;
import io.andal.catalog.tree.FileTree;
import io.andal.catalog.tree.Grove;
import io.andal.catalog.tree.TreeFile;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanWalk;
import io.andal.catalog.yaml.YamlObjects;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the manifests among the files of trees. Stateless. */
final class ManifestFiles {
  private static final int BYTES = 4 << 20;
  private static final Pattern NAME = Pattern.compile(".*\\.(ya?ml|json|tpl)");

  /** A look that costs little; what is read then is judged by its fields. */
  private static final Pattern LIKELY =
      Pattern.compile("\"?kind\"?:\\s*\"?(Ingress|HTTPRoute|GRPCRoute|Service|ConfigMap|List)\\b");

  private ManifestFiles() {}

  static List<Manifest> read(List<Grove> groves, ScanWalk walk, Scan scan)
      throws SourceException, InterruptedException {
    List<Manifest> manifests = new ArrayList<>();
    for (Grove grove : groves) {
      for (TreeFile file : grove.tree().files()) {
        walk.check(manifests.size());
        if (NAME.matcher(file.path()).matches() && file.size() <= BYTES) {
          try {
            manifests.addAll(read(grove.tree(), file, grove.prefix()));
          } catch (ItemFailure e) {
            scan.skipped(grove.prefix() + file.path(), "", e.failure());
          }
        }
      }
    }
    return manifests;
  }

  private static List<Manifest> read(FileTree tree, TreeFile file, String prefix)
      throws ItemFailure {
    String text = new String(tree.bytes(file, BYTES), StandardCharsets.UTF_8);
    String name = prefix + file.path();
    if (!LIKELY.matcher(text).find()) {
      return List.of();
    }
    if (text.contains("{{")) {
      throw new ItemFailure(
          new SourceFailure(
              Cause.BAD_QUERY,
              name + " is a template ({{ … }}), so what it will be isn't known.",
              "Keep what `helm template` or `kustomize build` makes of it, and name that folder."));
    }
    return YamlObjects.read(name, text).stream().map(body -> new Manifest(name, body)).toList();
  }
}
