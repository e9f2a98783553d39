package io.andal.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Found;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.document.Selection;
import io.andal.catalog.kit.CatalogKit;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.kit.Told;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.Details;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitCatalogTest extends CatalogKit {
  @TempDir private Path folder;

  @Override
  protected CatalogRig rig(Shelf shelf) throws Exception {
    return remote(shelf, Map.of());
  }

  private GitRig remote(Shelf shelf, Map<String, Object> spec) throws Exception {
    return new GitRig(folder, true, shelf, spec);
  }

  private static Told scan(GitRig rig, Told told) throws Exception {
    rig.catalog().scan(told, "", told);
    return told;
  }

  private static Found found(Told told, String key) {
    return told.found().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  private static Shelf pumps() {
    return new Shelf(List.of(Shelf.usual().get("pumps")));
  }

  @Test
  void itSaysWhoChangedAFileLastWhenAndWhereItIs() throws Exception {
    try (GitRig rig = remote(Shelf.usual(), Map.of())) {
      rig.work().write("apis/pumps", Shelf.text("Our pumps", "1.2.0", "")).commit("dewi");
      rig.work().write("README.txt", "hello").commit("citra");

      Told told = scan(rig, new Told());

      Found pumps = found(told, "apis/pumps");
      assertThat(pumps.author()).isEqualTo("dewi");
      assertThat(pumps.modified()).contains(Instant.parse("2026-11-02T08:00:00Z"));
      assertThat(pumps.link())
          .contains(URI.create(rig.server().url() + "/acme/pumps/blob/HEAD/apis/pumps"));
      assertThat(found(told, "apis/tanks").author()).isEqualTo("ayu");
      assertThat(rig.catalog().identify()).matches("Git: 127.0.0.1:\\d+/acme/pumps at [0-9a-f]{7}");
    }
  }

  @Test
  void aBranchIsReadWithItsCodeowners() throws Exception {
    try (GitRig rig = remote(pumps(), Map.of("branch", "next"))) {
      rig.work().git().checkout().setCreateBranch(true).setName("next").call();
      rig.work()
          .write("wells.yaml", Shelf.text("Wells", "1.0.0", ""))
          .write(".github/CODEOWNERS", "wells.yaml @acme/wells\n")
          .commit("dewi");
      rig.work().git().checkout().setName("main").call();

      Told told = scan(rig, new Told());

      Found wells = found(told, "wells.yaml");
      assertThat(wells.owners())
          .singleElement()
          .satisfies(
              claim -> {
                assertThat(claim.reference()).isEqualTo("@acme/wells");
                assertThat(claim.evidence())
                    .matches(".github/CODEOWNERS line 1 of 127.0.0.1:\\d+/acme/pumps");
              });
      assertThat(wells.link()).map(URI::getPath).contains("/acme/pumps/blob/next/wells.yaml");
      assertThat(found(told, "apis/pumps").labels()).containsEntry("codeowners", "unmatched");
    }
  }

  @Test
  void aBranchThatWasDeletedMakesNothingGone() throws Exception {
    try (GitRig rig = remote(pumps(), Map.of("branch", "next"))) {
      rig.work().git().branchCreate().setName("next").call();
      Told first = scan(rig, new Told());
      rig.work().git().branchDelete().setBranchNames("next").setForce(true).call();

      SourceException thrown =
          catchThrowableOfType(SourceException.class, () -> scan(rig, first.next()));

      assertThat(thrown.failure().cause()).isEqualTo(Cause.BAD_QUERY);
      assertThat(thrown.failure().message()).contains("no such branch or tag");
    }
  }

  @Test
  void aHistoryThatWasRewrittenIsFollowed() throws Exception {
    try (GitRig rig = remote(pumps(), Map.of())) {
      String first = rig.work().git().log().call().iterator().next().name();
      rig.work().write("wells.yaml", Shelf.text("Wells", "1.0.0", "")).commit("dewi");
      Told before = scan(rig, new Told());
      rig.work().git().reset().setMode(ResetType.HARD).setRef(first).call();
      rig.work().write("tanks.yaml", Shelf.text("Tanks", "1.0.0", "")).commit("dewi");

      assertThat(before.present()).containsExactly("apis/pumps@", "wells.yaml@");
      assertThat(scan(rig, before.next()).present()).containsExactly("apis/pumps@", "tanks.yaml@");
    }
  }

  @Test
  void aFileThatIsRenamedIsGoneAndFoundWithTheSameContent() throws Exception {
    try (GitRig rig = remote(pumps(), Map.of())) {
      Told before = scan(rig, new Told());
      rig.work()
          .remove("apis/pumps")
          .write("apis/water-pumps", pumps().get("pumps").last().text())
          .commit("dewi");

      Told after = scan(rig, before.next());

      assertThat(after.present()).containsExactly("apis/water-pumps@");
      assertThat(found(after, "apis/water-pumps").content().orElseThrow().main().bytes())
          .isEqualTo(found(before, "apis/pumps").content().orElseThrow().main().bytes());
    }
  }

  @Test
  void tagsAreVersionsOfThePast() throws Exception {
    try (GitRig rig = remote(pumps(), Map.of("tags", List.of("v*")))) {
      rig.work().git().tag().setName("v1.1.0").setAnnotated(true).setSigned(false).call();
      rig.work().git().tag().setName("nightly").setAnnotated(false).call();
      rig.work().write("apis/pumps", Shelf.text("Our pumps", "2.0.0", "")).commit("dewi");
      rig.work().git().tag().setName("v2.0.0").setAnnotated(false).call();

      Told told = scan(rig, new Told());

      assertThat(told.present())
          .containsExactly("apis/pumps@", "apis/pumps@1.1.0", "apis/pumps@2.0.0");
      assertThat(told.found())
          .filteredOn(one -> one.version().equals("1.1.0"))
          .extracting(Found::author)
          .containsExactly("ayu");
      assertThat(scan(rig, told.next()).found()).isEmpty();
    }
  }

  @Test
  void severalRepositoriesHaveTheirNamesBeforeTheirPathsAndOneThatFailsStopsNoOther()
      throws Exception {
    try (GitRig rig =
            remote(pumps(), Map.of("repositories", List.of("pumps", "missing", "wells")));
        Workplace wells = new Workplace(folder.resolve("wells"))) {
      wells.write("api.yaml", Shelf.text("Wells", "1.0.0", "")).commit("dewi");
      Told told = new Told();

      SourceException thrown = catchThrowableOfType(SourceException.class, () -> scan(rig, told));

      assertThat(told.present()).containsExactly("acme/pumps/apis/pumps@", "acme/wells/api.yaml@");
      assertThat(thrown.failure().message()).contains("acme/missing answered 404");
    }
  }

  @Test
  void onlyWhatIsNewIsFetched() throws Exception {
    try (GitRig rig = remote(Shelf.of(40), Map.of())) {
      Told first = scan(rig, new Told());
      assertThat(rig.server().packs()).isOne();
      scan(rig, first.next());
      assertThat(rig.server().packs()).isOne();
      rig.work().write("new.yaml", Shelf.text("New", "1.0.0", "")).commit("dewi");
      assertThat(scan(rig, first.next()).found())
          .extracting(Found::key)
          .containsExactly("new.yaml");
      assertThat(rig.server().packs()).isEqualTo(2);
    }
  }

  @Test
  void aCloneOnThisMachineIsReadAsItsBranchIsAndNotAsItsFilesAre() throws Exception {
    try (GitRig rig = new GitRig(folder, false, pumps(), Map.of())) {
      rig.work()
          .git()
          .remoteAdd()
          .setName("origin")
          .setUri(new URIish("https://ayu:pw@gitlab.example/a/b.git"))
          .call();
      rig.work().write("draft.yaml", Shelf.text("Draft", "1.0.0", ""));

      Told told = scan(rig, new Told());

      assertThat(told.present()).containsExactly("apis/pumps@");
      assertThat(told.found().getFirst().link())
          .contains(URI.create("https://gitlab.example/a/b/-/blob/HEAD/apis/pumps"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc",
        "ext::sh -c touch% /tmp/x",
        "ssh://git@github.example/acme/pumps",
        "git@github.example:acme/pumps.git",
        "https://ayu:geheim@github.example/acme/pumps",
        "/var/repositories/pumps"
      })
  void onlyWebAddressesWithoutCredentialsAreFetched(String url) {
    CatalogSettings settings =
        new CatalogSettings(
            "git",
            CatalogType.GIT,
            CatalogSettings.USUAL,
            "",
            Selection.ALL,
            new Details(Map.of()),
            new Details(Map.of("url", url)));
    assertThatThrownBy(() -> GitSettings.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("geheim");
  }

  @Test
  void aHostOfMetadataIsNotAsked() throws Exception {
    CatalogSettings settings =
        new CatalogSettings(
            "git",
            CatalogType.GIT,
            CatalogSettings.USUAL,
            "",
            Selection.ALL,
            new Details(Map.of()),
            new Details(Map.of("url", "http://169.254.169.254/acme/pumps")));
    try (GitCatalog catalog =
        new GitCatalog(
            settings, CatalogSurroundings.real(Clock.systemUTC(), folder.resolve("copies")))) {
      SourceException thrown =
          catchThrowableOfType(
              SourceException.class, () -> catalog.scan(new Told(), "", new Told()));
      assertThat(thrown.failure().cause()).isEqualTo(Cause.DENIED);
      assertThat(thrown.failure().message()).contains("link-local or metadata address");
    }
  }
}
