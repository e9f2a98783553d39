package io.andal.catalog.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every catalog must do. A class per system extends it and brings the system; all tests are
 * inherited.
 */
@Timeout(60)
public abstract class CatalogKit {

  /** A fresh system that holds this. */
  protected abstract CatalogRig rig(Shelf shelf) throws Exception;

  private static Told scan(CatalogRig rig, Told told) throws Exception {
    rig.catalog().scan(told, "", told);
    return told;
  }

  /** {@code key@version} of all that a shelf holds, as the catalog names it. */
  private static List<String> names(CatalogRig rig, Shelf shelf) {
    TreeSet<String> names = new TreeSet<>();
    for (Shelf.Api api : shelf.apis()) {
      for (Shelf.Version version : versions(rig, api)) {
        names.add(rig.key(api) + "@" + rig.version(api, version));
      }
    }
    return List.copyOf(names);
  }

  private static List<Shelf.Version> versions(CatalogRig rig, Shelf.Api api) {
    return rig.keepsVersions() ? api.versions() : List.of(api.last());
  }

  private static Found find(List<Found> all, String key, String version) {
    return all.stream()
        .filter(one -> one.key().equals(key) && one.version().equals(version))
        .findFirst()
        .orElseThrow(() -> new AssertionError(key + "@" + version + " was not found"));
  }

  @Test
  void everythingIsFoundWithItsContent() throws Exception {
    Shelf shelf = Shelf.usual();
    try (CatalogRig rig = rig(shelf)) {
      Told told = scan(rig, new Told());

      assertThat(told.skipped()).isEmpty();
      assertThat(told.present()).isEqualTo(names(rig, shelf));
      for (Shelf.Api api : shelf.apis()) {
        for (Shelf.Version version : versions(rig, api)) {
          Found found = find(told.found(), rig.key(api), rig.version(api, version));
          assertThat(found.fingerprint()).isNotBlank();
          assertThat(rig.isContent(found.content().orElseThrow().main().bytes(), version))
              .as("the content of %s", found.key())
              .isTrue();
        }
      }
      assertThat(told.atEnd()).as("progress at its end").isTrue();
    }
  }

  @Test
  void manyAreFoundPageByPage() throws Exception {
    Shelf shelf = Shelf.of(230);
    try (CatalogRig rig = rig(shelf)) {
      assertThat(scan(rig, new Told()).present()).isEqualTo(names(rig, shelf));
    }
  }

  @Test
  void whatDidNotChangeIsNotFetchedAgain() throws Exception {
    Shelf shelf = Shelf.usual();
    try (CatalogRig rig = rig(shelf)) {
      Told first = scan(rig, new Told());
      int contents = rig.contents();

      Told second = scan(rig, first.next());

      assertThat(second.found()).isEmpty();
      assertThat(second.present()).isEqualTo(names(rig, shelf));
      assertThat(rig.contents()).isEqualTo(contents);
    }
  }

  @Test
  void whatChangedIsFoundAgain() throws Exception {
    Shelf shelf = Shelf.usual();
    try (CatalogRig rig = rig(shelf)) {
      Told first = scan(rig, new Told());
      Shelf.Api pumps = shelf.get("pumps").lastText(Shelf.text("Our pumps", "1.1.0", "tags: []\n"));
      rig.hold(shelf.with("pumps", _ -> pumps));

      Told second = scan(rig, first.next());

      assertThat(second.found()).extracting(Found::key).containsExactly(rig.key(pumps));
      Found found = find(second.found(), rig.key(pumps), rig.version(pumps, pumps.last()));
      assertThat(rig.isContent(found.content().orElseThrow().main().bytes(), pumps.last()))
          .isTrue();
      assertThat(second.present()).isEqualTo(names(rig, shelf));
    }
  }

  @Test
  void whatWasDeletedIsNotToldAnyMore() throws Exception {
    Shelf shelf = Shelf.usual();
    try (CatalogRig rig = rig(shelf)) {
      Told first = scan(rig, new Told());
      Shelf left = shelf.without("tanks");
      rig.hold(left);

      assertThat(scan(rig, first.next()).present()).isEqualTo(names(rig, left));
    }
  }

  @Test
  void whatIsRenamedKeepsItsKey() throws Exception {
    Shelf shelf = Shelf.usual();
    try (CatalogRig rig = rig(shelf)) {
      Told first = scan(rig, new Told());
      rig.hold(shelf.with("valves", api -> api.titled("Valves, taps and fittings")));

      Told second = scan(rig, first.next());

      assertThat(second.present()).isEqualTo(names(rig, shelf));
      assertThat(second.found())
          .extracting(Found::key)
          .containsExactly(rig.key(shelf.get("valves")));
    }
  }

  @Test
  void aScanThatWasInterruptedGoesOnWhereItWas() throws Exception {
    Shelf shelf = Shelf.usual();
    try (CatalogRig rig = rig(shelf)) {
      Told first = new Told();
      first.whenFound(
          () -> {
            if (first.found().size() == 2) {
              Thread.currentThread().interrupt();
            }
          });
      assertThatThrownBy(() -> rig.catalog().scan(first, "", first))
          .isInstanceOf(InterruptedException.class);
      Thread.interrupted();
      assertThat(first.place()).isNotEmpty();
      int contents = rig.contents();

      Told second = first.next();
      rig.catalog().scan(second, first.place(), second);

      TreeSet<String> both = new TreeSet<>(first.present());
      both.addAll(second.present());
      assertThat(both).containsExactlyElementsOf(names(rig, shelf));
      assertThat(second.present()).hasSizeLessThan(both.size());
      assertThat(rig.contents() - contents).isLessThanOrEqualTo(both.size());
    }
  }

  @Test
  void aPlaceThatIsNoLongerThereMeansTheBeginning() throws Exception {
    Shelf shelf = Shelf.usual();
    try (CatalogRig rig = rig(shelf)) {
      Told told = new Told();
      rig.catalog().scan(told, "nowhere/at-all", told);

      assertThat(told.present()).isEqualTo(names(rig, shelf));
    }
  }

  @Test
  void aFileThatIsTooLargeIsPassedOver() throws Exception {
    Shelf usual = Shelf.usual();
    try (CatalogRig rig = rig(usual)) {
      String more = "x-more: " + "m".repeat(rig.contentLimit()) + "\n";
      Shelf shelf = usual.with("tanks", api -> api.lastText(Shelf.text("Tanks", "1.0.0", more)));
      rig.hold(shelf);

      Told told = scan(rig, new Told());

      assertThat(told.skipped()).extracting(SourceFailure::cause).contains(Cause.LIMITED);
      Shelf.Api valves = usual.get("valves");
      assertThat(told.present())
          .contains(rig.key(valves) + "@" + rig.version(valves, valves.last()));
    }
  }

  @ParameterizedTest
  @EnumSource(value = CatalogTrouble.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void troubleAtOnceEndsTheScanInWords(CatalogTrouble trouble) throws Exception {
    Shelf shelf = Shelf.usual();
    try (CatalogRig rig = rig(shelf)) {
      assumeTrue(rig.answer(trouble, 0), "nothing is asked here");
      Told told = new Told();

      SourceException thrown =
          catchThrowableOfType(SourceException.class, () -> rig.catalog().scan(told, "", told));

      assertWords(rig, thrown.failure(), trouble);
      assertThat(told.present()).isEmpty();
      assertThat(rig.requests()).as("requests").isLessThan(40);
      rig.answer(CatalogTrouble.NONE, 0);
      assertThat(scan(rig, new Told()).present()).isEqualTo(names(rig, shelf));
    }
  }

  @ParameterizedTest
  @EnumSource(value = CatalogTrouble.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void troubleOnTheWayLosesNothing(CatalogTrouble trouble) throws Exception {
    Shelf shelf = Shelf.of(12);
    try (CatalogRig rig = rig(shelf)) {
      assumeTrue(rig.answer(trouble, 12), "nothing is asked here");
      Told first = new Told();

      SourceException thrown =
          catchThrowableOfType(SourceException.class, () -> rig.catalog().scan(first, "", first));

      assertWords(rig, thrown.failure(), trouble);
      assertThat(names(rig, shelf)).containsAll(first.present());
      rig.answer(CatalogTrouble.NONE, 0);
      Told whole = scan(rig, first.next());
      assertThat(whole.present()).isEqualTo(names(rig, shelf));
      assertThat(whole.unchanged()).containsAll(first.present());
    }
  }

  private static void assertWords(CatalogRig rig, SourceFailure failure, CatalogTrouble trouble) {
    assertThat(failure.cause()).as("%s", failure).isIn(trouble.causes());
    assertThat(failure.message()).isNotBlank();
    assertThat(failure.remedy()).isNotBlank();
    assertThat(rig.secret()).isNotEmpty();
    assertThat(failure.toString()).doesNotContain(rig.secret());
  }

  @Test
  void itWaitsAsLongAsItIsAskedTo() throws Exception {
    Shelf shelf = Shelf.usual();
    try (CatalogRig rig = rig(shelf)) {
      assumeTrue(rig.throttleOnce(Duration.ofSeconds(37)), "nothing is asked here");

      Told told = scan(rig, new Told());

      assertThat(told.present()).isEqualTo(names(rig, shelf));
      assertThat(rig.waited()).isBetween(Duration.ofSeconds(37), Duration.ofSeconds(60));
    }
  }

  @Test
  void itSaysWhoAnswers() throws Exception {
    try (CatalogRig rig = rig(Shelf.usual())) {
      assertThat(rig.catalog().identify()).isNotBlank();
      assertThat(rig.catalog().name()).isNotBlank();
      assertThat(rig.catalog().type()).isNotBlank();
    }
  }

  @Test
  void noSecretIsTold() throws Exception {
    try (CatalogRig rig = rig(Shelf.usual())) {
      assumeTrue(!rig.secret().isEmpty(), "there is no secret here");

      Told told = scan(rig, new Told());

      assertThat(told.found().toString()).doesNotContain(rig.secret());
      assertThat(told.place()).doesNotContain(rig.secret());
      assertThat(rig.catalog().identify()).doesNotContain(rig.secret());
    }
  }

  @Test
  void eachVersionIsToldOnce() throws Exception {
    try (CatalogRig rig = rig(Shelf.usual())) {
      List<String> names = new ArrayList<>();
      scan(rig, new Told()).found().forEach(one -> names.add(one.key() + "@" + one.version()));

      assertThat(new HashSet<>(names)).hasSameSizeAs(names);
      assertThat(Known.NOTHING.fingerprint("any", "")).isEqualTo(Optional.empty());
    }
  }
}
