package io.andal.inventory.store;

import io.andal.catalog.Found;
import io.andal.catalog.FoundDeployment;
import io.andal.catalog.OwnerClaim;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a catalog says about a version, besides its description. */
public record ItemFacts(
    String title,
    String description,
    List<OwnerClaim> owners,
    String system,
    String lifecycle,
    List<String> tags,
    List<FoundDeployment> deployments,
    String author,
    Optional<Instant> created,
    Optional<Instant> modified,
    Optional<URI> link,
    Map<String, String> labels) {
  /** A title or a name is cut to so many characters. */
  private static final int NAME = 300;

  private static final int DESCRIPTION = 20_000;

  public ItemFacts {
    owners = List.copyOf(owners);
    tags = List.copyOf(tags);
    deployments = List.copyOf(deployments);
    labels = Map.copyOf(labels);
  }

  public static ItemFacts of(Found found) {
    return new ItemFacts(
        cut(found.title(), NAME),
        cut(found.description(), DESCRIPTION),
        found.owners(),
        cut(found.system(), NAME),
        cut(found.lifecycle(), NAME),
        found.tags(),
        found.deployments(),
        cut(found.author(), NAME),
        found.created(),
        found.modified(),
        found.link().filter(link -> link.getRawUserInfo() == null),
        found.labels());
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
