package io.andal.inventory.finding;

import io.andal.inventory.ApiFinding;
import java.util.ArrayList;
import java.util.List;

/** Finds what is to be looked at about one API. */
public final class Findings {
  private Findings() {}

  /** All findings; their {@code since} is when what they tell of began, as far as that is known. */
  public static List<ApiFinding> of(FindingFacts facts) {
    List<ApiFinding> all = new ArrayList<>();
    all.addAll(TrafficFindings.of(facts));
    all.addAll(VersionFindings.of(facts));
    facts
        .api()
        .owner()
        .unownedSince()
        .ifPresent(
            since ->
                all.add(
                    new ApiFinding(
                        facts.api().id(),
                        "unowned",
                        "warning",
                        "",
                        "Nobody who exists answers for it",
                        "Name a group or a person of the workspace in its API document, its"
                            + " catalog, or CODEOWNERS",
                        since)));
    facts
        .api()
        .gone()
        .ifPresent(
            since ->
                all.add(
                    new ApiFinding(
                        facts.api().id(),
                        "gone",
                        "info",
                        "",
                        "No catalog has it any more",
                        "Nothing, if it was meant to go; else look for what removed it",
                        since)));
    return all;
  }
}
