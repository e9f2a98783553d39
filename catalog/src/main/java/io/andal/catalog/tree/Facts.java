package io.andal.catalog.tree;

import io.andal.catalog.OwnerClaim;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is known of a description besides its content. */
record Facts(
    List<OwnerClaim> owners,
    String system,
    String lifecycle,
    List<String> tags,
    Map<String, String> labels) {
  Facts {
    owners = List.copyOf(owners);
    tags = List.copyOf(tags);
    labels = Map.copyOf(labels);
  }

  /** The same for equal facts. */
  String mark() {
    return Digest.shortOf(
        String.join(
            "|",
            owners.toString(),
            system,
            lifecycle,
            tags.toString(),
            new TreeMap<>(labels).toString()));
  }
}
