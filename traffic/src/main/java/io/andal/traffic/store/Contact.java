package io.andal.traffic.store;

/** How an API is met in traffic. */
public record Contact(Kind kind, String name) {
  /** What the name names. */
  public enum Kind {
    HOST,
    SERVICE,
    SOURCE
  }
}
