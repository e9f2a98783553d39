package io.andal.specification.outline;

/** How much an outline may hold; what goes beyond is left out. Not thread-safe; one each. */
public final class OutlineBudget {
  private static final int MOST_OPERATIONS = 50_000;
  private static final int MOST_FIELDS = 200_000;

  private int operations;
  private int fields;

  /** Whether one more operation may be told. */
  public boolean allowsOperation() {
    return ++operations <= MOST_OPERATIONS;
  }

  /** Whether one more field may be told. */
  public boolean allowsField() {
    return ++fields <= MOST_FIELDS;
  }
}
