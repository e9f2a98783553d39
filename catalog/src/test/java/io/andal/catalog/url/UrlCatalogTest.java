package io.andal.catalog.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.catalog.Found;
import io.andal.catalog.kit.CatalogKit;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.kit.Told;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.specification.SpecificationFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlCatalogTest extends CatalogKit {
  private static final String WELLS =
      """
      openapi: 3.0.3
      info: {title: Wells, version: 1.0.0}
      paths:
        /wells:
          get:
            responses:
              '200':
                description: all
                content:
                  application/json:
                    schema: {$ref: '../types.yaml#/Well'}
      """;

  @Override
  protected CatalogRig rig(Shelf shelf) {
    return new UrlRig(shelf, List.of("/index.json"));
  }

  private static Told scan(UrlRig rig, Told told) throws Exception {
    rig.catalog().scan(told, "", told);
    return told;
  }

  private static Reply redirect(String to) {
    return new Reply(302, "text/plain", new byte[0], Map.of("Location", to));
  }

  @Test
  void aDescriptionIsFoundWithTheFilesThatItRefersTo() throws Exception {
    try (UrlRig rig = new UrlRig(Shelf.usual(), List.of("/v1/wells.yaml?token=abcd"))) {
      rig.serving(
          Map.of(
              "/v1/wells.yaml", Reply.yaml(WELLS),
              "/types.yaml", Reply.yaml("Well: {type: object}\n")));
      Told told = scan(rig, new Told());

      Found wells = told.found().getFirst();
      assertThat(wells.key()).isEqualTo(rig.url() + "/v1/wells.yaml?token=…");
      assertThat(wells.content().orElseThrow().parts())
          .extracting(SpecificationFile::name)
          .containsExactly(rig.url() + "/types.yaml");
      rig.serving(
          Map.of(
              "/v1/wells.yaml", Reply.yaml(WELLS),
              "/types.yaml", Reply.yaml("Well: {type: string}\n")));
      Told second = scan(rig, told.next());
      assertThat(second.found()).hasSize(1);
      assertThat(scan(rig, second.next()).unchanged()).hasSize(1);
    }
  }

  @Test
  void redirectsAreFollowedThreeTimes() throws Exception {
    try (UrlRig rig = new UrlRig(Shelf.usual(), List.of("/a", "/circle", "/apis/tanks"))) {
      rig.serving(
          Map.of(
              "/a", redirect("/b"),
              "/b", redirect("/c"),
              "/c", redirect("/apis/pumps"),
              "/circle", redirect("/circle")));
      Told told = new Told();
      assertThatThrownBy(() -> scan(rig, told))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("/circle redirects more than 3 times");
      assertThat(told.present()).containsExactly(rig.url() + "/a@", rig.url() + "/apis/tanks@");
    }
  }

  @Test
  void aPageThatIsNoDescriptionIsSkippedWithTheReason() throws Exception {
    try (UrlRig rig = new UrlRig(Shelf.usual(), List.of("/page", "/apis/tanks", "/missing"))) {
      rig.serving(Map.of("/page", Reply.yaml("hello: there\n")));
      Told told = scan(rig, new Told());
      assertThat(told.present()).containsExactly(rig.url() + "/apis/tanks@");
      assertThat(told.skipped())
          .extracting(SourceFailure::message)
          .containsExactly(
              rig.url() + "/page is no API description and no index of some.",
              rig.url() + "/missing answered 404.");
    }
  }
}
