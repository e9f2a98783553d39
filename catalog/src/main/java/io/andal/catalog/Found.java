package io.andal.catalog;

import io.andal.specification.SpecificationFile;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of one API as a catalog holds it. Everything it doesn't say is empty.
 *
 * @param key what the catalog knows the API by, stable when it is renamed: {@code acme/pumps}, an
 *     id, a path in a repository
 * @param version as the catalog names it; empty if only the content tells
 * @param fingerprint changes whenever the content may have changed: a hash, an ETag, a time
 * @param title as the catalog shows it
 * @param content the description with the files it is made of; empty if the catalog has none
 * @param owners who the catalog says answers for it, best rule first
 * @param system what it belongs to, as the catalog names it
 * @param lifecycle as the catalog writes it: {@code production}, {@code deprecated}
 * @param author who last changed this version
 * @param link to it in the catalog, for people; without credentials
 * @param labels whatever else is worth a facet: {@code visibility}, {@code team}
 */
public record Found(
    String key,
    String version,
    String fingerprint,
    String title,
    String description,
    Optional<Content> content,
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

  public Found {
    owners = List.copyOf(owners);
    tags = List.copyOf(tags);
    deployments = List.copyOf(deployments);
    labels = Map.copyOf(labels);
  }

  /** The least that is known of an API. */
  public static Found of(String key, String version, String fingerprint, String title) {
    return new Found(
        key,
        version,
        fingerprint,
        title,
        "",
        Optional.empty(),
        List.of(),
        "",
        "",
        List.of(),
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /**
   * A description as it is kept.
   *
   * @param main the file that says what it is
   * @param parts other files that it refers to, by the names that its references come to
   */
  public record Content(SpecificationFile main, List<SpecificationFile> parts) {
    public Content {
      parts = List.copyOf(parts);
    }
  }
}
