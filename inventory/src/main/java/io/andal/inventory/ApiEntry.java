package io.andal.inventory;

import io.andal.specification.Format;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One API, whatever found it: what its page shows at the top. Immutable.
 *
 * @param id short, stable, fit for an address: {@code pump-commands}
 * @param format of its latest version; empty if no description is known
 * @param latest the version in force; empty if none is known
 * @param lifecycle with the rule that said so in {@code lifecycleRule}
 * @param sunset when it goes away, if somebody says so
 * @param tier {@code 1} for the most important; empty if nobody said
 * @param gone since when no catalog has it any more
 * @param service the Service document whose SLOs are its own; empty if none is
 */
public record ApiEntry(
    String id,
    String title,
    String description,
    Optional<Format> format,
    String latest,
    int versions,
    int operations,
    Lifecycle lifecycle,
    String lifecycleRule,
    Optional<LocalDate> sunset,
    String system,
    String tier,
    List<String> tags,
    ApiOwner owner,
    List<ApiDeployment> deployments,
    List<ApiPlace> places,
    Map<String, String> labels,
    Instant firstSeen,
    Instant changed,
    Optional<Instant> gone,
    int findings,
    Optional<String> service) {

  /** The type of a place where it was seen. */
  public static final String TRAFFIC = "Traffic";

  public ApiEntry {
    tags = List.copyOf(tags);
    deployments = List.copyOf(deployments);
    places = List.copyOf(places);
    labels = Map.copyOf(labels);
  }

  /** The names by which traffic may know it: its id, and those under which it was seen. */
  public List<String> idsInTraffic() {
    return Stream.concat(
            Stream.of(id),
            places.stream().filter(place -> place.type().equals(TRAFFIC)).map(ApiPlace::key))
        .distinct()
        .toList();
  }

  /** Where it runs, and who says so. */
  public record ApiDeployment(
      String version, String environment, String address, String source, Optional<Instant> since) {}

  /**
   * Where it is kept or was seen, and why this belongs to the entry.
   *
   * @param catalog name of the CatalogSource, or of the TrafficSource
   * @param key what the catalog knows it by
   * @param evidence what says that it is this API: {@code same server https://…}, {@code merged by
   *     ayu: same team}
   */
  public record ApiPlace(
      String catalog,
      String type,
      String key,
      String title,
      Optional<URI> link,
      List<String> evidence,
      Instant firstSeen,
      Instant lastSeen,
      Optional<Instant> gone) {
    public ApiPlace {
      evidence = List.copyOf(evidence);
    }
  }
}
