package io.andal.inventory.identity;

import io.andal.inventory.identity.PlaceTraits.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What says that two places are one API.
 *
 * @param strength the smaller, the stronger
 * @param sentence what they share, to follow "is one with": {@code same server api.pumps.example/}
 */
record Evidence(int strength, String sentence) {
  /** From here on, the whole set of operations is compared. */
  static final int MANY = 5;

  static final double ALIKE = 0.8;
  private static final double OVERLAP = 0.3;

  /** What two descriptions share; symmetric. */
  static Optional<Evidence> between(PlaceTraits one, PlaceTraits other) {
    if (!one.pin().isEmpty() && one.pin().equals(other.pin())) {
      return found(1, "pinned to " + one.pin());
    }
    if (one.form() != Form.DESCRIBED || other.form() != Form.DESCRIBED) {
      return Optional.empty();
    }
    if (shares(one.hashes(), other.hashes()).isPresent()) {
      return found(2, "same content");
    }
    int shared = Signatures.shared(one.operations(), other.operations());
    int smaller = Math.min(one.operations().size(), other.operations().size());
    if (smaller == 0 || shared == 0) {
      return Optional.empty();
    }
    int union = one.operations().size() + other.operations().size() - shared;
    boolean overlap = shared >= OVERLAP * smaller && shared >= Math.min(2, smaller);
    Optional<String> address = shares(one.addresses(), other.addresses());
    if (overlap && address.isPresent()) {
      return found(3, "same server " + address.get() + ", " + of(shared, union));
    }
    if (overlap && !one.title().isEmpty() && one.title().equals(other.title())) {
      return found(4, "same title '" + one.title() + "', " + of(shared, union));
    }
    if (smaller >= MANY && shared >= ALIKE * union) {
      return found(5, of(shared, union));
    }
    return Optional.empty();
  }

  /** What says that a place without a description is what another describes. */
  static Optional<Evidence> leaf(PlaceTraits leaf, PlaceTraits described) {
    if (leaf.form() == Form.SEEN) {
      return seen(leaf, described);
    }
    return shares(leaf.addresses(), described.addresses())
        .flatMap(address -> found(3, "same server " + address));
  }

  private static Optional<Evidence> seen(PlaceTraits seen, PlaceTraits described) {
    int shared =
        Math.max(
            Signatures.shared(seen.operations(), described.operations()),
            Signatures.shared(seen.operations(), described.absolute()));
    int all = seen.operations().size();
    if (shared == 0) {
      return Optional.empty();
    }
    String sentence = shared + " of " + all + " operations seen are described";
    Optional<String> address = shares(seen.addresses(), described.addresses());
    if (address.isPresent()) {
      return found(3, "same server " + address.get() + ", " + sentence);
    }
    if (!seen.title().isEmpty() && seen.title().equals(described.title())) {
      return found(4, "same name '" + seen.title() + "', " + sentence);
    }
    return all >= MANY && shared >= ALIKE * all ? found(5, sentence) : Optional.empty();
  }

  /** What says that two places without a description are one: only where they are. */
  static Optional<Evidence> leaves(PlaceTraits one, PlaceTraits other) {
    if (!one.pin().isEmpty() && one.pin().equals(other.pin())) {
      return found(1, "pinned to " + one.pin());
    }
    return shares(one.addresses(), other.addresses())
        .flatMap(address -> found(3, "same server " + address));
  }

  private static String of(int shared, int union) {
    return String.format(Locale.ROOT, "%d of %d operations in common", shared, union);
  }

  private static Optional<Evidence> found(int strength, String sentence) {
    return Optional.of(new Evidence(strength, sentence));
  }

  /** The first in order that both have. */
  private static Optional<String> shares(List<String> one, List<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    Set<String> set = new HashSet<>(other);
    return one.stream().filter(set::contains).sorted().findFirst();
  }
}
