package io.andal.traffic;

import io.andal.traffic.store.Move;
import io.andal.traffic.template.LeafOwner;
import java.util.List;

/** Follows with counts what becomes of templates. */
final class ActivityOwner implements LeafOwner<Activity> {
  private final List<Move> moves;

  /**
   * @param moves takes what the store must join
   */
  ActivityOwner(List<Move> moves) {
    this.moves = moves;
  }

  @Override
  public Activity open() {
    return new Activity();
  }

  @Override
  public void merge(Activity from, Activity into) {
    into.all.add(from.all, 1);
    into.delta.add(from.delta, 1);
    if (from.id == 0) {
      return;
    }
    if (into.id == 0) {
      into.id = from.id;
    } else {
      moves.add(new Move(from.id, into.id));
    }
  }

  @Override
  public void takeOut(Activity operation, Activity bucket) {
    bucket.delta.add(operation.delta, -1);
  }

  @Override
  public void putIn(Activity operation, Activity bucket) {
    bucket.delta.add(operation.delta, 1);
  }
}
