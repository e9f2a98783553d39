package io.andal.inventory.version;

import io.andal.specification.Outline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a description says of itself as a whole, small enough to read for every version.
 *
 * @param deprecated whether all of it is, or each of its operations
 * @param sunset when the last of it goes away, if all of it does
 */
public record OutlineHead(
    String title,
    String version,
    String description,
    List<String> servers,
    List<String> tags,
    Map<String, String> extensions,
    boolean deprecated,
    Optional<LocalDate> sunset) {
  private static final int DESCRIPTION = 20_000;
  private static final int MOST = 100;

  /** Of what is no description, or could not be read at all. */
  public static final OutlineHead EMPTY = of(Outline.empty());

  public OutlineHead {
    servers = List.copyOf(servers);
    tags = List.copyOf(tags);
    extensions = Map.copyOf(extensions);
  }

  public static OutlineHead of(Outline outline) {
    boolean any = !outline.operations().isEmpty();
    boolean all = outline.operations().stream().allMatch(operation -> operation.deprecated());
    String description = outline.description();
    return new OutlineHead(
        outline.title(),
        outline.version(),
        description.length() <= DESCRIPTION ? description : description.substring(0, DESCRIPTION),
        outline.servers().stream().limit(MOST).toList(),
        outline.tags().stream().limit(MOST).toList(),
        outline.extensions(),
        outline.deprecated() || (any && all),
        Sunset.of(outline));
  }
}
