package io.andal.traffic.store;

/** How an API is met in traffic. */
public record Contact(Kind kind, String name) {
  /** What the name names. */
  public enum Kind {
    HOST(0),
    SERVICE(1),
    SOURCE(2);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    /** As the store has it. */
    int number() {
      return number;
    }

    /** The one that the store means. */
    static Kind numbered(int number) {
      return number == 0 ? HOST : number == 1 ? SERVICE : SOURCE;
    }
  }
}
