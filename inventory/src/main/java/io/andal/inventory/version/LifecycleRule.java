package io.andal.inventory.version;

import io.andal.inventory.Lifecycle;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells where a version is in its life, and what says so: the first rule that answers. */
public final class LifecycleRule {
  private static final List<String> LIFECYCLE_FIELDS =
      List.of(
          "x-lifecycle",
          "x-lifecycle-stage",
          "x-stability",
          "x-stability-level",
          "x-api-status",
          "x-status",
          "x-release-status");

  /** The rule where nothing says anything. */
  public static final String NOBODY = "nobody says that it runs";

  private LifecycleRule() {}

  /** An answer with the rule that gave it, for people. */
  public record Answer(Lifecycle lifecycle, String rule, Optional<LocalDate> sunset) {}

  /**
   * What is known of a version.
   *
   * @param document what a document of the workspace says; empty if none does
   * @param catalog what its catalog says, best first; none if it says nothing
   * @param running whether it is deployed or was seen in traffic
   */
  public record Facts(
      String document,
      List<String> catalog,
      Optional<OutlineHead> outline,
      String version,
      boolean running,
      LocalDate today) {
    public Facts {
      catalog = List.copyOf(catalog);
    }
  }

  public static Answer of(Facts facts) {
    Optional<LocalDate> sunset = facts.outline().flatMap(OutlineHead::sunset);
    if (sunset.isPresent() && !sunset.get().isAfter(facts.today())) {
      return new Answer(Lifecycle.RETIRED, "its sunset " + sunset.get() + " is over", sunset);
    }
    return stated(facts)
        .or(() -> facts.outline().flatMap(LifecycleRule::described))
        .or(() -> suffix(facts.version()))
        .map(answer -> new Answer(answer.lifecycle(), answer.rule(), sunset))
        .orElseGet(
            () ->
                facts.running()
                    ? new Answer(Lifecycle.PRODUCTION, "it runs, and nobody says otherwise", sunset)
                    : new Answer(Lifecycle.DESIGN, NOBODY, sunset));
  }

  private static Optional<Answer> stated(Facts facts) {
    Optional<Answer> document =
        word(facts.document()).map(one -> answer(one, "its document says " + facts.document()));
    return document.or(
        () ->
            facts.catalog().stream()
                .flatMap(
                    said -> word(said).map(one -> answer(one, "its catalog says " + said)).stream())
                .findFirst());
  }

  private static Optional<Answer> described(OutlineHead outline) {
    for (String field : LIFECYCLE_FIELDS) {
      String said = outline.extensions().getOrDefault(field, "");
      Optional<Lifecycle> lifecycle = word(said);
      if (lifecycle.isPresent()) {
        return Optional.of(answer(lifecycle.get(), "its description says " + field + ": " + said));
      }
    }
    return outline.deprecated()
        ? Optional.of(answer(Lifecycle.DEPRECATED, "its description says deprecated"))
        : Optional.empty();
  }

  private static Optional<Answer> suffix(String version) {
    String stage = VersionName.of(version).stage();
    return switch (stage) {
      case "alpha", "beta", "preview", "experimental", "rc", "snapshot", "pre", "dev" ->
          Optional.of(answer(Lifecycle.EXPERIMENTAL, "its version is called " + version));
      case "draft" -> Optional.of(answer(Lifecycle.DESIGN, "its version is called " + version));
      // any other word names no stage
      default -> Optional.empty();
    };
  }

  private static Answer answer(Lifecycle lifecycle, String rule) {
    return new Answer(lifecycle, rule, Optional.empty());
  }

  /** The stage that a word of any catalog means. */
  public static Optional<Lifecycle> word(String said) {
    return switch (said.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-")) {
      case "design",
          "draft",
          "proposed",
          "planned",
          "planning",
          "in-design",
          "concept",
          "unpublished",
          "pre-production",
          "develop",
          "development" ->
          Optional.of(Lifecycle.DESIGN);
      case "experimental", "alpha", "beta", "preview", "testing", "test", "incubating", "sandbox" ->
          Optional.of(Lifecycle.EXPERIMENTAL);
      case "production", "published", "stable", "live", "active", "ga", "released", "prod" ->
          Optional.of(Lifecycle.PRODUCTION);
      case "deprecated", "sunsetting", "end-of-sale", "legacy" -> Optional.of(Lifecycle.DEPRECATED);
      case "retired", "end-of-life", "eol", "decommissioned", "obsolete", "removed", "sunset" ->
          Optional.of(Lifecycle.RETIRED);
      // words of a company's own say nothing here
      default -> Optional.empty();
    };
  }
}
