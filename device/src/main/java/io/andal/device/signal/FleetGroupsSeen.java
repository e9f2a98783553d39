package io.andal.device.signal;

import io.andal.signal.BadSpec;
import java.util.Map;
import java.util.Set;

/** What of fleets a source needs to know. Thread-safe. */
public interface FleetGroupsSeen {

  /** Moves fleets on to now and writes what isn't written yet, so that it can be read. */
  void flush();

  /**
   * The numbers of the groups that have some attributes.
   *
   * @throws BadSpec if there is no such fleet, or its minutes aren't counted apart by these
   */
  Set<Integer> groups(String fleet, Map<String, String> where) throws BadSpec;

  /**
   * Makes sure that a fleet's devices are judged.
   *
   * @throws BadSpec if there is no such fleet, or it has no target
   */
  void judging(String fleet) throws BadSpec;

  /**
   * Whether outcomes of commands are unknown while the broker can't be heard.
   *
   * @throws BadSpec if there is no such fleet
   */
  boolean watchesCommands(String fleet) throws BadSpec;

  /** The names of all fleets. */
  Set<String> names();
}
