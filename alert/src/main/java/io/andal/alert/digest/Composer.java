package io.andal.alert.digest;

import io.andal.alert.store.DigestStore.Entry;
import io.andal.channel.Digest;
import io.andal.channel.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one recipient is told, of all that isn't over and told. What fires is told as fired once and
 * as firing until it ends; its end is told once, in the first digest after it.
 *
 * @param due the time of the digest
 */
record Composer(List<Entry> open, Instant due) {
  private static final int MOST_LISTED = 500;

  /** Empty if there is nothing to tell. */
  Optional<Digest> digest(String id, Instant now) {
    List<Notice> fired = new ArrayList<>();
    List<Notice> firing = new ArrayList<>();
    List<Notice> ended = new ArrayList<>();
    int more = 0;
    for (Entry entry : open) {
      if (fired.size() + firing.size() + ended.size() >= MOST_LISTED) {
        more++;
      } else if (entry.ended().isPresent()) {
        ended.add(entry.ended().get());
      } else {
        (entry.startTold().isPresent() ? firing : fired).add(entry.started());
      }
    }
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(new Digest(id, now, fired, firing, ended, more));
  }

  /** What is known after the digest. */
  List<Entry> told() {
    return open.stream()
        .map(
            entry ->
                new Entry(
                    entry.to(),
                    entry.entry(),
                    entry.started(),
                    entry.ended(),
                    entry.startTold().or(() -> Optional.of(due)),
                    entry.ended().map(_ -> due),
                    due))
        .toList();
  }
}
