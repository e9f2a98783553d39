package io.andal.inventory.finding;

import io.andal.inventory.ApiFinding;
import io.andal.inventory.Wording;
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
                    ApiFinding.of(
                        facts.api().id(), "unowned", "warning", "", Wording.of("unowned"), since)));
    facts
        .api()
        .gone()
        .ifPresent(
            since ->
                all.add(
                    ApiFinding.of(
                        facts.api().id(), "gone", "info", "", Wording.of("gone"), since)));
    return all;
  }
}
