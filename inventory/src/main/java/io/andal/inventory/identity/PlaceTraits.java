package io.andal.inventory.identity;

import java.util.List;

/**
 * What the identity of a place is told by. Immutable.
 *
 * @param place its number
 * @param name for sentences about it: {@code SwaggerHub acme/pumps}
 * @param pin the entry that a document says it is; empty if none does
 * @param hashes every content with operations that it ever had
 * @param addresses of its versions, as {@link Addresses} writes them; none of mocks
 * @param title as {@link Titles} writes it; empty if it says nothing
 * @param operations signatures of what its versions offer, sorted
 * @param absolute signatures with the base path before them, sorted; empty if there is none
 */
public record PlaceTraits(
    long place,
    String name,
    Form form,
    String pin,
    List<String> hashes,
    List<String> addresses,
    String title,
    List<Long> operations,
    List<Long> absolute) {

  /** How much a place knows. */
  public enum Form {
    /** It has a description with operations. */
    DESCRIBED,
    /** It names an API and has nothing that could be compared. */
    NAMED,
    /** It was seen in traffic. */
    SEEN
  }

  public PlaceTraits {
    hashes = List.copyOf(hashes);
    addresses = List.copyOf(addresses);
    operations = List.copyOf(operations);
    absolute = List.copyOf(absolute);
  }
}
