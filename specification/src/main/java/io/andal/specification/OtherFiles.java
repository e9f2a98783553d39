package io.andal.specification;

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
   * @return empty if it can't be had; its name is the one that further references start from
   */
  Optional<SpecificationFile> find(String from, String reference);
}
