package io.andal.catalog.tree;

import io.andal.catalog.OwnerClaim;
import io.andal.catalog.codeowners.CodeOwners;
import io.andal.catalog.codeowners.Ownership;
import io.andal.catalog.walk.ItemFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who answers for the files of one tree by its CODEOWNERS. Immutable. */
final class TreeOwners {
  /** GitHub doesn't load longer ones; one byte more tells that it is longer. */
  private static final int BYTES = (3 << 20) + 1;

  private final CodeOwners codeOwners;
  private final String place;

  private TreeOwners(CodeOwners codeOwners, String place) {
    this.codeOwners = codeOwners;
    this.place = place;
  }

  static TreeOwners of(FileTree tree, List<TreeFile> files, CodeOwners.InvalidLine invalid)
      throws ItemFailure {
    for (String path : CodeOwners.PLACES) {
      Optional<TreeFile> file = files.stream().filter(one -> one.path().equals(path)).findFirst();
      if (file.isPresent()) {
        byte[] bytes = tree.bytes(file.get(), BYTES);
        return new TreeOwners(CodeOwners.read(path, bytes, invalid), tree.place());
      }
    }
    return new TreeOwners(CodeOwners.none(), tree.place());
  }

  CodeOwners codeOwners() {
    return codeOwners;
  }

  List<OwnerClaim> claims(String path) {
    List<OwnerClaim> claims = new ArrayList<>();
    if (codeOwners.of(path) instanceof Ownership.Owned owned) {
      String evidence = "%s line %d of %s".formatted(codeOwners.file(), owned.line(), place);
      owned.owners().stream()
          .map(owner -> new OwnerClaim(OwnerClaim.Rule.CODEOWNERS, owner, evidence))
          .forEach(claims::add);
    }
    return claims;
  }

  /** Which of the three states a file is in; nothing if there is no CODEOWNERS. */
  Map<String, String> label(String path) {
    if (codeOwners.file().isEmpty()) {
      return Map.of();
    }
    return Map.of(
        "codeowners",
        switch (codeOwners.of(path)) {
          case Ownership.Owned _ -> "owned";
          case Ownership.Unowned _ -> "unowned";
          case Ownership.Unmatched _ -> "unmatched";
        });
  }
}
