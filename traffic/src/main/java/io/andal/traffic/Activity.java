package io.andal.traffic;

import io.andal.traffic.count.Tally;

/** What is known of one operation: in all, and since it was last written. Not thread-safe. */
final class Activity {
  /** The store's number; 0 if the store doesn't have it. */
  long id;

  /** As the store has it. */
  String api = "";

  String template = "";
  String classes = "";
  final Tally all = new Tally();
  final Tally delta = new Tally();

  /** All, with what isn't written yet. */
  Tally now() {
    if (delta.requests() == 0) {
      return all;
    }
    Tally now = new Tally();
    now.add(all, 1);
    now.add(delta, 1);
    return now;
  }
}
