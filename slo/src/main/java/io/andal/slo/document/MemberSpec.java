package io.andal.slo.document;

import io.andal.signal.Indicator;
import io.andal.slo.Member;
import io.andal.workspace.Documents;

/** What an SLO counts: an indicator with its name and its service. */
final class MemberSpec {
  private MemberSpec() {}

  /** The only member of an SLO, or of one of its objectives. */
  static Member only(Place slo, Place objective, Documents all) {
    Indicator indicator =
        IndicatorSpec.resolve(
            ObjectiveSpec.sli(slo, all)
                .orElseThrow(
                    () -> new IllegalArgumentException(slo.document().id() + " has no indicator")),
            objective);
    return new Member(
        name(objective, slo, 1),
        service(slo, slo, all),
        indicator,
        Fingerprint.series(slo.document().name(), indicator),
        ObjectiveSpec.target(objective),
        1,
        SliceSpec.target(slo, objective));
  }

  /**
   * The objective's display name, else the SLI's name, else its number.
   *
   * @param holder what names or holds the SLI
   */
  static String name(Place objective, Place holder, int number) {
    String displayName = objective.text("displayName");
    if (!displayName.isBlank()) {
      return displayName;
    }
    String sli = ObjectiveSpec.sliName(holder);
    return sli.isEmpty() ? Integer.toString(number) : sli;
  }

  /** The service that the SLI says it speaks of, else the SLO's. */
  static String service(Place holder, Place slo, Documents all) {
    String own =
        holder.has("indicator")
            ? holder.child("indicator").annotation(SloOptions.SERVICE).node().asString("")
            : all.find("SLI", holder.text("indicatorRef"))
                .map(sli -> sli.annotation(SloOptions.SERVICE))
                .orElse("");
    return own.isEmpty() ? slo.text("service") : own;
  }
}
