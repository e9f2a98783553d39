package io.andal.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a check of a source found.
 *
 * @param took how long the check lasted
 */
public record SourceFindings(
    String source, String type, Instant at, Duration took, List<Item> items) {
  public SourceFindings {
    items = List.copyOf(items);
  }

  /** The worst of all. */
  public State state() {
    return items.stream().map(Item::state).max(Comparator.naturalOrder()).orElse(State.OK);
  }

  /** What a finding speaks of. */
  public enum Topic {
    REACHABLE,
    IDENTITY,
    PRINCIPAL,
    RIGHTS,
    DELAY,
    HISTORY,
    INDICATORS
  }

  /** How good a finding is. The order is from best to worst. */
  public enum State {
    OK,
    /** It works, and something should be changed. */
    ATTENTION,
    /** Something doesn't work. */
    BAD
  }

  /**
   * One finding, in whole sentences.
   *
   * @param remedy what would be right; empty if nothing needs to change
   * @param slos names of those that it concerns; empty if it concerns all or none
   */
  public record Item(Topic topic, State state, String found, String remedy, List<String> slos) {
    public Item {
      slos = List.copyOf(slos);
    }

    static Item ok(Topic topic, String found) {
      return new Item(topic, State.OK, found, "", List.of());
    }

    static Item of(Topic topic, State state, String found, String remedy) {
      return new Item(topic, state, found, remedy, List.of());
    }

    static Item failed(Topic topic, State state, SourceFailure failure) {
      return of(topic, state, failure.message(), failure.remedy());
    }
  }
}
