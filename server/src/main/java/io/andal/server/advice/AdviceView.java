package io.andal.server.advice;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;
import java.util.Optional;

/**
 * What the page about one objective's target shows.
 *
 * @param verdict what to do about the target, in a sentence
 * @param reasons why
 */
public record AdviceView(
    String name,
    String title,
    String service,
    Badge badge,
    String promise,
    String window,
    String verdict,
    String tone,
    List<String> reasons,
    Optional<Picture> distribution,
    Optional<WhatIf> whatIf,
    List<CandidateRow> candidates,
    List<FindingRow> findings,
    List<Range> ranges,
    String json) {
  public AdviceView {
    reasons = List.copyOf(reasons);
    candidates = List.copyOf(candidates);
    findings = List.copyOf(findings);
    ranges = List.copyOf(ranges);
  }

  /** How often which share of events was good. */
  public record Picture(Markup picture, String said, List<Fact> facts) {
    public Picture {
      facts = List.copyOf(facts);
    }
  }

  /** A number and what it is. */
  public record Fact(String name, String value) {}

  /**
   * One target tried.
   *
   * @param nines where the slider stands: 2 = 99 %, 3 = 99.9 %
   * @param line for the document
   */
  public record WhatIf(
      String target,
      String nines,
      int days,
      boolean present,
      List<Fact> facts,
      Markup chart,
      Optional<Markup> lanes,
      List<String> objections,
      String line) {
    public WhatIf {
      facts = List.copyOf(facts);
      objections = List.copyOf(objections);
    }
  }

  /** One row of the table of targets. */
  public record CandidateRow(
      String target,
      String href,
      boolean present,
      boolean recommended,
      String met,
      String pages,
      String tickets,
      String events,
      String time,
      String missed,
      Badge badge,
      List<String> objections) {
    public CandidateRow {
      objections = List.copyOf(objections);
    }
  }

  /** One finding with its remedy. */
  public record FindingRow(String id, Badge badge, String explanation, String remedy) {}

  /** How much history is looked at. */
  public record Range(String text, String href, boolean current) {}
}
