package io.andal.inventory.identity;

/**
 * What a person decided about two places.
 *
 * @param one the smaller number
 * @param together or apart
 * @param note for the page: {@code merged by ayu: same team}
 */
public record Link(long one, long other, boolean together, String note) {

  public Link {
    if (one >= other) {
      throw new IllegalArgumentException("The smaller number stands first: " + one + ", " + other);
    }
  }

  public static Link of(long one, long other, boolean together, String note) {
    return new Link(Math.min(one, other), Math.max(one, other), together, note);
  }
}
