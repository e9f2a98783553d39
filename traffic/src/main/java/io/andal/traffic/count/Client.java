package io.andal.traffic.count;

/** A product that calls, and its version; both may be empty. */
public record Client(String name, String version) {
  /** Nobody in particular: it doesn't say, or there are too many. */
  public static final Client UNNAMED = new Client("", "");
}
