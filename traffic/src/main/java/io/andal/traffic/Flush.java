package io.andal.traffic;

import io.andal.traffic.store.Changes;
import io.andal.traffic.store.ContactRow;
import io.andal.traffic.store.OperationChange;
import io.andal.traffic.store.TrafficStore;
import io.andal.traffic.template.Leaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes what changed since it was last written, in one transaction. Not thread-safe. */
final class Flush {
  private static final long MINUTE = 60_000;

  private final Counting counting;
  private final Watching watching;
  private final List<LogPlace> places = new ArrayList<>();
  private final List<LogPlace> forgotten = new ArrayList<>();
  private Map<String, String> writtenAliases = Map.of();

  /** An operation as it is to be written. */
  private record Written(Activity activity, OperationChange change) {}

  Flush(Counting counting, Watching watching) {
    this.counting = counting;
    this.watching = watching;
    this.writtenAliases = Map.copyOf(counting.aliases());
  }

  void place(LogPlace place) {
    places.removeIf(one -> same(one, place));
    forgotten.removeIf(one -> same(one, place));
    places.add(place);
  }

  void forget(LogPlace place) {
    places.removeIf(one -> same(one, place));
    forgotten.add(place);
  }

  private static boolean same(LogPlace one, LogPlace other) {
    return one.source().equals(other.source()) && one.log().equals(other.log());
  }

  /**
   * Writes; what fails stays to be written next time.
   *
   * @param readers by name, with the delay after which a changed minute is told
   */
  void write(TrafficStore store, Map<String, Long> readers, long nowMillis) {
    counting.noteContacts();
    counting.settle();
    List<Written> operations = new ArrayList<>();
    List<ContactRow> contacts = new ArrayList<>();
    TreeSet<Long> touched = new TreeSet<>();
    for (ApiTraffic api : counting.apis().values()) {
      if (api.dirty) {
        api.tree().eachLeaf(leaf -> collect(api.id(), leaf, operations));
      }
      api.changedContacts()
          .forEach(
              (contact, span) ->
                  contacts.add(
                      new ContactRow(api.id(), contact, span.firstMillis(), span.lastMillis())));
    }
    operations.forEach(one -> touched.addAll(one.change().delta().cells().keySet()));
    watching.minutes().values().forEach(touched::addAll);
    Map<String, String> aliases = new HashMap<>(counting.aliases());
    aliases.entrySet().removeAll(writtenAliases.entrySet());
    Changes changes =
        new Changes(
            List.copyOf(counting.moves()),
            operations.stream().map(Written::change).toList(),
            contacts,
            aliases,
            watching.minutes(),
            places,
            forgotten);
    if (!changes.isEmpty()) {
      Map<String, List<Long>> changed = new HashMap<>();
      readers.forEach(
          (reader, delay) ->
              changed.put(
                  reader, List.copyOf(touched.headSet(Math.floorDiv(nowMillis - delay, MINUTE)))));
      written(operations, store.write(changes, changed));
    }
  }

  private static void collect(String api, Leaf<Activity> leaf, List<Written> operations) {
    Activity activity = leaf.kept();
    if (activity == null || leaf.bucket() != null) {
      return;
    }
    boolean nothing = activity.delta.isNothing();
    if (activity.id == 0 && (nothing || activity.delta.requests() <= 0)) {
      return;
    }
    String template = leaf.template();
    String classes = Loading.text(leaf.classes());
    boolean same =
        activity.api.equals(api)
            && activity.template.equals(template)
            && activity.classes.equals(classes);
    if (!nothing || !same) {
      operations.add(
          new Written(
              activity,
              new OperationChange(
                  activity.id, api, leaf.verb(), template, classes, activity.delta)));
    }
  }

  private void written(List<Written> operations, List<Long> ids) {
    for (int i = 0; i < ids.size(); i++) {
      Activity activity = operations.get(i).activity();
      OperationChange change = operations.get(i).change();
      activity.id = ids.get(i);
      activity.api = change.api();
      activity.template = change.template();
      activity.classes = change.classes();
      activity.all.add(activity.delta, 1);
      activity.all.forgetMinutes();
      activity.delta.clear();
    }
    counting.moves().clear();
    counting.apis().values().forEach(ApiTraffic::contactsWritten);
    counting.apis().values().forEach(api -> api.dirty = false);
    watching.written();
    writtenAliases = Map.copyOf(counting.aliases());
    places.clear();
    forgotten.clear();
  }
}
