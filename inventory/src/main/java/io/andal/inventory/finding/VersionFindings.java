package io.andal.inventory.finding;

import io.andal.inventory.ApiFinding;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.version.VersionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What versions do that they should not. */
final class VersionFindings {
  private VersionFindings() {}

  static List<ApiFinding> of(FindingFacts facts) {
    List<ApiFinding> all = new ArrayList<>();
    for (int i = 0; i < facts.versions().size(); i++) {
      ApiVersion version = facts.versions().get(i);
      if (!facts.current().contains(version.name())) {
        continue;
      }
      boolean newestOfName = i == 0 || !facts.versions().get(i - 1).name().equals(version.name());
      if (newestOfName && version.broken()) {
        all.add(broken(facts, version));
      }
      if (newestOfName && version.revision() > 1 && promised(facts, version)) {
        all.add(changed(facts, version));
      }
      if (i + 1 < facts.versions().size() && version.breaking() > 0) {
        breaking(facts, version, facts.versions().get(i + 1), all);
      }
    }
    return all;
  }

  private static boolean promised(FindingFacts facts, ApiVersion version) {
    return facts.published().contains(version.name()) && !version.name().equals(VersionName.NONE);
  }

  private static ApiFinding broken(FindingFacts facts, ApiVersion version) {
    return new ApiFinding(
        facts.api().id(),
        "broken-description",
        "error",
        version.name(),
        version.format().isPresent()
            ? "Something of the description of " + version.name() + " can't be read"
            : "What " + facts.api().id() + " " + version.name() + " has is no API description",
        "Mend what its problems point at, with line and column",
        version.seen());
  }

  private static ApiFinding changed(FindingFacts facts, ApiVersion version) {
    return new ApiFinding(
        facts.api().id(),
        "changed-after-publication",
        "error",
        version.name(),
        "%s has another content than when it was published (revision %d, from %s)"
            .formatted(version.name(), version.revision(), version.catalog()),
        "Publish what changed as a new version",
        version.seen());
  }

  private static void breaking(
      FindingFacts facts, ApiVersion version, ApiVersion before, List<ApiFinding> all) {
    VersionName name = VersionName.of(version.name());
    VersionName base = VersionName.of(before.name());
    // a draft promises nothing, and what changed under one name is told by its own finding
    boolean promises =
        name.major().isPresent()
            && name.major().equals(base.major())
            && !name.unstable()
            && !Objects.equals(version.name(), before.name());
    if (promises) {
      all.add(
          new ApiFinding(
              facts.api().id(),
              "breaking-without-major",
              "error",
              version.name(),
              "%s breaks callers of %s: %d breaking %s"
                  .formatted(
                      version.name(),
                      before.name(),
                      version.breaking(),
                      version.breaking() == 1 ? "change" : "changes"),
              "Call it %s.0.0, or take the breaking changes back"
                  .formatted(name.major().get().add(java.math.BigInteger.ONE)),
              version.seen()));
    }
  }
}
