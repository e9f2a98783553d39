package io.andal.traffic.door;

import java.util.List;

/**
 * What every exchange of a source has in common.
 *
 * @param source name of the TrafficSource
 * @param api the inventory's id that all of it belongs to; empty if it doesn't say
 * @param selection which exchanges are wanted
 */
public record Origin(String source, String api, Selection selection) {

  /** A source that takes all but what {@link Selection#IGNORED} names. */
  public static Origin of(String source) {
    return new Origin(source, "", new Selection(List.of(), Selection.IGNORED));
  }
}
