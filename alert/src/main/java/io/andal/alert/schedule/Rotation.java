package io.andal.alert.schedule;

import io.andal.alert.route.TimeInterval;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * People who take turns. They hand over at the same time of day by the zone's clock, so a shift
 * across a change of the clock is an hour longer or shorter, and nobody is on call twice or not at
 * all.
 *
 * @param start the first hand-over, by the zone's clock; before it nobody is on call
 * @param days length of a shift, 1 or more
 * @param during when the rotation counts; always if empty
 */
public record Rotation(
    String name,
    ZoneId zone,
    LocalDateTime start,
    int days,
    List<Person> people,
    List<TimeInterval> during) {
  public Rotation {
    people = List.copyOf(people);
    during = List.copyOf(during);
    if (days < 1 || people.isEmpty()) {
      throw new IllegalArgumentException("a rotation has shifts of a day or more, and people");
    }
  }

  /** Whether it says who is on call at a time. */
  public boolean covers(Instant time) {
    return !time.isBefore(handOver(0))
        && (during.isEmpty() || during.stream().anyMatch(interval -> interval.contains(time)));
  }

  /** The shift at a time; only if it {@link #covers} that. */
  public Shift shift(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    long number = ChronoUnit.DAYS.between(start, local.toLocalDateTime()) / days;
    // The clock may have jumped between the two.
    while (handOver(number).isAfter(time)) {
      number--;
    }
    while (!handOver(number + 1).isAfter(time)) {
      number++;
    }
    Person person = people.get((int) Math.floorMod(number, (long) people.size()));
    return new Shift(person, name, handOver(number), handOver(number + 1));
  }

  /**
   * A time of day that the clock skips is the first after it; of one that comes twice the first.
   */
  private Instant handOver(long number) {
    return start.plusDays(number * days).atZone(zone).toInstant();
  }
}
