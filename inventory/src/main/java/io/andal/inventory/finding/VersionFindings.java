package io.andal.inventory.finding;

import io.andal.inventory.ApiFinding;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.Wording;
import io.andal.inventory.version.VersionName;
import java.math.BigInteger;
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
    return ApiFinding.of(
        facts.api().id(),
        "broken-description",
        "error",
        version.name(),
        version.format().isPresent()
            ? Wording.of("broken-description", version.name())
            : Wording.of("no-description", facts.api().id(), version.name()),
        version.seen());
  }

  private static ApiFinding changed(FindingFacts facts, ApiVersion version) {
    return ApiFinding.of(
        facts.api().id(),
        "changed-after-publication",
        "error",
        version.name(),
        Wording.of(
            "changed-after-publication", version.name(), version.revision(), version.catalog()),
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
          ApiFinding.of(
              facts.api().id(),
              "breaking-without-major",
              "error",
              version.name(),
              Wording.of(
                  "breaking-without-major",
                  version.name(),
                  before.name(),
                  version.breaking(),
                  name.major().get().add(BigInteger.ONE).toString()),
              version.seen()));
    }
  }
}
