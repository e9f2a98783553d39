package io.andal.traffic.template;

/**
 * Who keeps something of every operation, and follows when templates become others.
 *
 * @param <L> what is kept of an operation
 */
public interface LeafOwner<L> {

  /** A new operation, of which nothing is known. */
  L open();

  /** Both were the same operation all along; {@code from} is gone. */
  void merge(L from, L into);

  /** What was counted at both is now counted at the operation alone. */
  void takeOut(L operation, L bucket);

  /** What was counted at the operation alone is now counted at both. */
  void putIn(L operation, L bucket);
}
