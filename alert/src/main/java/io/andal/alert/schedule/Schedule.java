package io.andal.alert.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is on call when: who stands in, else the first rotation that says something.
 *
 * @param standIns of two at a time the later one in the list counts
 */
public record Schedule(String name, List<Rotation> rotations, List<StandIn> standIns) {
  public Schedule {
    rotations = List.copyOf(rotations);
    standIns = List.copyOf(standIns);
  }

  /** The shift at a time; empty if nobody is on call. */
  public Optional<Shift> onCall(Instant time) {
    Optional<Shift> standIn =
        standIns.stream()
            .filter(s -> !time.isBefore(s.from()) && time.isBefore(s.to()))
            .reduce((first, second) -> second)
            .map(s -> new Shift(s.person(), "override", s.from(), s.to()));
    return standIn.or(
        () ->
            rotations.stream()
                .filter(rotation -> rotation.covers(time))
                .findFirst()
                .map(rotation -> rotation.shift(time)));
  }
}
