package io.andal.device.live;

import io.andal.device.document.FleetSpec;
import io.andal.device.signal.FleetGroupsSeen;
import io.andal.signal.BadSpec;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a source needs to know of fleets. */
final class ReadFleets implements FleetGroupsSeen {
  private final Fleets fleets;

  ReadFleets(Fleets fleets) {
    this.fleets = fleets;
  }

  @Override
  public void flush() {
    fleets.tick(true);
  }

  @Override
  public Set<Integer> groups(String fleet, Map<String, String> where) throws BadSpec {
    FleetSpec spec = spec(fleet);
    Set<String> foreign = new TreeSet<>(where.keySet());
    foreign.removeAll(spec.groupBy());
    if (!foreign.isEmpty()) {
      throw new BadSpec(
          "The fleet's minutes aren't counted apart by %s.".formatted(String.join(", ", foreign)),
          "Write it into groupBy of the Fleet; minutes are counted so from then on.");
    }
    return fleets.store().groups(fleet).entrySet().stream()
        .filter(group -> group.getValue().entrySet().containsAll(where.entrySet()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private FleetSpec spec(String fleet) throws BadSpec {
    return fleets
        .spec(fleet)
        .orElseThrow(
            () ->
                new BadSpec(
                    "There is no Fleet \"%s\".".formatted(fleet),
                    "Write fleet: and the name of one of "
                        + String.join(", ", fleets.names())
                        + "."));
  }

  @Override
  public void judging(String fleet) throws BadSpec {
    if (spec(fleet).target().isEmpty()) {
      throw new BadSpec(
          "The Fleet \"%s\" has no target by which its devices are judged.".formatted(fleet),
          "Write target: 0.995 into it.");
    }
  }

  @Override
  public boolean watchesCommands(String fleet) throws BadSpec {
    return spec(fleet).watchesCommands();
  }

  @Override
  public Set<String> names() {
    return fleets.names();
  }
}
