package io.andal.traffic;

import io.andal.traffic.store.ContactRow;
import io.andal.traffic.store.OperationRow;
import io.andal.traffic.store.TrafficStore;
import java.util.Arrays;

/** Brings back into memory what the store has. */
final class Loading {
  private Loading() {}

  static void load(TrafficStore store, Counting counting) {
    for (OperationRow row : store.operations()) {
      ApiTraffic api = counting.restore(row.api());
      Activity activity =
          api.tree()
              .restore(row.verb(), row.template(), classes(row.classes()), row.all().requests())
              .value();
      if (activity.id != 0) {
        counting.moves().add(new io.andal.traffic.store.Move(row.id(), activity.id));
        activity.all.add(row.all(), 1);
        continue;
      }
      activity.id = row.id();
      activity.api = row.api();
      activity.template = row.template();
      activity.classes = row.classes();
      activity.all.add(row.all(), 1);
    }
    for (ContactRow row : store.contacts()) {
      counting.api(row.api()).ifPresent(api -> restore(api, row));
    }
    counting.aliases().putAll(store.aliases());
  }

  private static void restore(ApiTraffic api, ContactRow row) {
    api.restore(row.contact(), row.firstMillis(), row.lastMillis());
  }

  /** Reads what {@link #text} wrote. */
  private static int[] classes(String text) {
    return text.isEmpty()
        ? new int[0]
        : Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
  }

  /** Classes of parameters as the store has them. */
  static String text(int[] classes) {
    StringBuilder text = new StringBuilder();
    for (int one : classes) {
      text.append(text.isEmpty() ? "" : ",").append(one);
    }
    return text.toString();
  }
}
