package io.andal.inventory.search;

/**
 * Where in an API words were met, the most telling place first; each tier takes in those before.
 */
enum Tier {
  /** Title, id, owner, tags. */
  NAMES(0),
  OPERATIONS(1),
  FIELDS(2),
  /** Also in descriptions. */
  PROSE(3);

  private final int rank;

  Tier(int rank) {
    this.rank = rank;
  }

  /** 0 for the best. */
  int rank() {
    return rank;
  }
}
