package io.andal.device.live;

import io.andal.device.store.FleetHourStore;
import io.andal.device.store.FleetHourStore.Judged;
import io.andal.device.store.FleetStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many devices of a fleet met their target over the last day.
 *
 * @param target the availability that each should have, in millionths
 * @param hour the UTC hour since 1970 up to whose end the day reaches; empty until one was judged
 * @param all devices of all groups
 * @param groups the groups that have any, the worst first
 */
public record FleetTarget(int target, Optional<Long> hour, Judged all, List<Group> groups) {
  public FleetTarget {
    groups = List.copyOf(groups);
  }

  /** The devices of one group. */
  public record Group(Map<String, String> attributes, Judged devices) {
    public Group {
      attributes = Map.copyOf(attributes);
    }

    private double share() {
      return (double) devices.meeting() / devices.judged();
    }
  }

  static FleetTarget of(String fleet, int target, FleetStore store, FleetHourStore hours) {
    Optional<Long> hour = hours.latest(fleet);
    List<Group> groups = new ArrayList<>();
    long judged = 0;
    long meeting = 0;
    if (hour.isPresent()) {
      Map<Integer, Map<String, String>> attributes = store.groups(fleet);
      for (Map.Entry<Integer, Judged> each : hours.groups(fleet, hour.get()).entrySet()) {
        Judged devices = each.getValue();
        if (devices.judged() > 0) {
          groups.add(new Group(attributes.getOrDefault(each.getKey(), Map.of()), devices));
          judged += devices.judged();
          meeting += devices.meeting();
        }
      }
    }
    groups.sort(
        Comparator.comparingDouble(Group::share)
            .thenComparing(group -> new TreeMap<>(group.attributes()).toString()));
    return new FleetTarget(target, hour, new Judged(judged, meeting), groups);
  }
}
