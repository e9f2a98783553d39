package io.andal.server.signal;

import io.andal.server.web.Badge;
import java.util.List;
import java.util.Optional;

/**
 * What the page of one data source shows.
 *
 * @param suggestions empty if the source can't suggest anything
 * @param kept empty if its system keeps no SLOs
 */
public record SourceView(
    SourcesView.Card card,
    Part<Check> check,
    List<Wait> waits,
    Optional<Part<List<SuggestionRow>>> suggestions,
    Optional<Part<List<KeptRow>>> kept) {
  public SourceView {
    waits = List.copyOf(waits);
  }

  /**
   * What somebody looked for.
   *
   * @param running for how long somebody looks again; empty if nobody does
   * @param at when the result was found; empty if nobody looked yet
   * @param hidden how many of the result are not shown
   */
  public record Part<T>(
      String running,
      String at,
      Optional<SourcesView.Trouble> trouble,
      Optional<T> result,
      String hidden) {}

  /** What a check found. */
  public record Check(Badge badge, String took, List<Item> items) {}

  /** One finding. */
  public record Item(
      String topic, Badge badge, String found, String remedy, List<Link> slos, String more) {}

  /** Another page. */
  public record Link(String href, String text) {}

  /** SLOs that wait for one reason. */
  public record Wait(
      String cause, String message, String remedy, String count, List<Link> slos, String more) {}

  /**
   * An SLI that could be measured.
   *
   * @param slo that was made of it before
   */
  public record SuggestionRow(
      String id,
      String service,
      String aspect,
      String title,
      String evidence,
      Optional<Link> slo) {}

  /**
   * An SLO that the system keeps.
   *
   * @param link to its page there; empty if it has none
   * @param possible whether it can be measured from here
   * @param remarks what can't be carried over
   */
  public record KeptRow(
      String id,
      String name,
      String service,
      String link,
      boolean possible,
      List<String> remarks,
      List<Promise> promises) {}

  /** A target over a window, the system's verdict, and Andal's beside it. */
  public record Promise(
      String target,
      String window,
      String theirs,
      String ours,
      String difference,
      Optional<Link> slo) {}
}
