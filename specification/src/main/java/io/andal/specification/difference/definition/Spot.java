package io.andal.specification.difference.definition;

/**
 * Where changes are told.
 *
 * @param operation the operation's key; empty if they concern none or all
 * @param place for people: {@code Pump.serialNumber}
 * @param baseHere whether it stands in the base's main file, so that its position says something
 * @param revisionHere the same for the revision
 */
public record Spot(String operation, String place, boolean baseHere, boolean revisionHere) {

  /** In the main file of both. */
  public static Spot of(String operation, String place) {
    return new Spot(operation, place, true, true);
  }

  /** A place below this one. */
  public Spot below(String name) {
    String below = place.isEmpty() ? name : place + "." + name;
    return new Spot(operation, below, baseHere, revisionHere);
  }

  /** The same place, for an operation. */
  public Spot in(String otherOperation) {
    return new Spot(otherOperation, place, baseHere, revisionHere);
  }
}
