package io.andal.inventory.search;

/**
 * Where in an API words were met, the most telling place first; each tier takes in those before.
 */
enum Tier {
  /** Title, id, owner, tags. */
  NAMES,
  OPERATIONS,
  FIELDS,
  /** Also in descriptions. */
  PROSE
}
