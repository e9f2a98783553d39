package io.andal.specification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a description's references to other files lead. Who implements it guards it: a folder
 * doesn't leave itself, an address passes the guarded client, and both count.
 */
@FunctionalInterface
public interface OtherFiles {

  /** Refers to nothing else. */
  OtherFiles NONE = (_, _) -> Optional.empty();

  /**
   * The file that a reference means.
   *
   * @param from the name of the file in which the reference stands
   * @param reference without its fragment, as written: {@code ../common/types.yaml}
   * @return empty if it can't be had; its name is the one that further references start from, best
   *     the one of {@link RelativeNames#resolve}, which finds it again {@link #among} stored files
   */
  Optional<SpecificationFile> find(String from, String reference);

  /** Finds files among those that are at hand, by their names. */
  static OtherFiles among(List<SpecificationFile> files) {
    Map<String, SpecificationFile> byName = HashMap.newHashMap(files.size());
    files.forEach(file -> byName.putIfAbsent(file.name(), file));
    return (from, reference) ->
        Optional.ofNullable(byName.get(RelativeNames.resolve(from, reference)));
  }
}
