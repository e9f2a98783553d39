package io.andal.device.registry;

import io.andal.device.document.DeviceLife;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What edits make of the devices of a fleet, before any is made: a pure function.
 *
 * @param after how the devices are that become other than they were, in the order of the edits
 */
public record EditPlan(EditOutcome outcome, Map<String, DeviceStatus> after) {

  /**
   * Plans edits.
   *
   * @param known how a device is now; empty if it isn't known
   * @param listed where in the fleet's document it stands; empty if it doesn't
   * @param now in UTC milliseconds
   * @throws EditsRefused if one of them can't be made
   */
  public static EditPlan of(
      List<DeviceEdit> edits,
      Function<String, Optional<DeviceStatus>> known,
      Function<String, Optional<String>> listed,
      long now)
      throws EditsRefused {
    Planning planning = new Planning(known, listed, now);
    for (DeviceEdit edit : edits) {
      planning.add(edit);
    }
    return planning.end();
  }

  private static final class Planning {
    private final Function<String, Optional<DeviceStatus>> known;
    private final Function<String, Optional<String>> listed;
    private final long now;
    private final Map<String, String> seen = new HashMap<>();
    private final Map<String, DeviceStatus> after = new LinkedHashMap<>();
    private final List<EditOutcome.Change> changes = new ArrayList<>();
    private final List<EditProblem> wrong = new ArrayList<>();
    private final List<EditProblem> conflicts = new ArrayList<>();
    private int added;
    private int changed;
    private int unchanged;

    Planning(
        Function<String, Optional<DeviceStatus>> known,
        Function<String, Optional<String>> listed,
        long now) {
      this.known = known;
      this.listed = listed;
      this.now = now;
    }

    void add(DeviceEdit edit) {
      String first = seen.putIfAbsent(edit.id(), edit.place());
      if (first != null) {
        wrong(edit, "The device \"%s\" was said already at %s.".formatted(edit.id(), first));
        return;
      }
      Optional<DeviceStatus> before = known.apply(edit.id());
      DeviceStatus then = before.orElse(DeviceStatus.NEW).after(edit);
      if (before.isPresent() && before.get().equals(then)) {
        unchanged++;
        return;
      }
      Optional<String> place = listed.apply(edit.id());
      if (place.isPresent()) {
        conflicts.add(EditsRefused.conflict(edit.place(), edit.id(), place.get()));
        return;
      }
      check(edit, then);
      after.put(edit.id(), then);
      if (before.isPresent()) {
        changed++;
      } else {
        added++;
      }
      if (changes.size() < EditOutcome.SHOWN) {
        changes.add(new EditOutcome.Change(edit.id(), before, then));
      }
    }

    private void check(DeviceEdit edit, DeviceStatus then) {
      if (edit.until().isPresent() && then.untilMillis() != 0) {
        if (then.life() == DeviceLife.IN_SERVICE || then.life() == DeviceLife.RETIRED) {
          wrong(
              edit,
              "until says when a commissioned device, or one in maintenance, goes into service;"
                  + " this one is "
                  + then.life().spelling()
                  + ".");
        } else if (then.untilMillis() <= now) {
          wrong(edit, "until is a time to come, not " + edit.until().get() + ".");
        }
      }
      if (then.attributes().size() > DeviceEdit.MOST_ATTRIBUTES) {
        wrong(
            edit,
            "The device would have %d attributes; it has at most %d."
                .formatted(then.attributes().size(), DeviceEdit.MOST_ATTRIBUTES));
      }
    }

    private void wrong(DeviceEdit edit, String message) {
      wrong.add(new EditProblem(edit.place(), message));
    }

    EditPlan end() throws EditsRefused {
      if (!wrong.isEmpty() || !conflicts.isEmpty()) {
        boolean conflict = wrong.isEmpty();
        wrong.addAll(conflicts);
        throw new EditsRefused(wrong.stream().limit(EditsRefused.MOST).toList(), conflict);
      }
      return new EditPlan(new EditOutcome(added, changed, unchanged, changes), after);
    }
  }
}
