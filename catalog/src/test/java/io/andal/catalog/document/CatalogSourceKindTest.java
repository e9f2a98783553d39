package io.andal.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.catalog.CatalogDocuments;
import io.andal.ownership.Owners;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogSourceKindTest {
  private static final List<Kind> KINDS =
      Stream.of(CatalogDocuments.kinds(), Owners.kinds()).flatMap(List::stream).toList();

  private static Checked check(String spec) {
    String head = "apiVersion: andal.io/v1\nkind: CatalogSource\nmetadata: {name: hub}\nspec:\n";
    return new DocumentChecker(KINDS, DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("hub.yaml", head + spec.indent(2))));
  }

  private static List<String> problems(String spec) {
    return check(spec).problems().stream().map(Problem::oneLine).toList();
  }

  @Test
  void saysWhatItLooksAtAndHowOften() {
    Checked checked =
        check(
            """
            type: SwaggerHub
            owners: [acme, pumps]
            schedule: {every: 30m}
            include: ["acme/*"]
            connection: {apiKey: "${env:HUB_KEY}"}
            """);

    assertThat(checked.problems()).isEmpty();
    CatalogSettings settings =
        CatalogDocuments.settings(checked.documents().all().iterator().next());
    assertThat(settings.type()).isEqualTo(CatalogType.SWAGGER_HUB);
    assertThat(settings.every()).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.spec().texts("owners")).containsExactly("acme", "pumps");
    assertThat(settings.selection().takes("acme/pumps")).isTrue();
    assertThat(settings.selection().takes("pumps/acme")).isFalse();
  }

  @Test
  void aSecretInTheDocumentIsRefusedAndNotRepeated() {
    List<String> problems =
        problems("type: Postman\nconnection: {apiKey: PMAK-0123456789abcdef}\n");

    assertThat(problems).singleElement().asString().contains("secret-in-document", ":6:");
    assertThat(problems.toString()).doesNotContain("PMAK");
  }

  @Test
  void credentialsInTheAddressAreRefusedAndNotRepeated() {
    List<String> problems =
        problems("type: Backstage\nconnection: {url: \"https://me:geheim@backstage.example\"}\n");

    assertThat(problems).singleElement().asString().contains("holds credentials");
    assertThat(problems.toString()).doesNotContain("geheim");
  }

  @Test
  void anUnknownFieldIsToldWithTheNearestName() {
    assertThat(problems("type: SwaggerHub\nowners: [a]\nincludes: [a]\n"))
        .singleElement()
        .asString()
        .contains("includes", "Did you mean 'include'");
  }

  @Test
  void aFieldOfAnotherTypeIsRefused() {
    assertThat(problems("type: SwaggerHub\nowners: [a]\nlegacyApis: true\n"))
        .singleElement()
        .asString()
        .contains("A catalog of type SwaggerHub has no \"legacyApis\"");
    assertThat(problems("type: SwaggerHub\nowners: [a]\nconnection: {bearerToken: \"${env:T}\"}\n"))
        .singleElement()
        .asString()
        .contains("A catalog of type SwaggerHub has no \"bearerToken\"");
  }

  @Test
  void whatATypeNeedsIsAskedFor() {
    assertThat(problems("type: SwaggerHub\n")).singleElement().asString().contains("\"owners\"");
    assertThat(problems("type: Postman\n"))
        .singleElement()
        .asString()
        .contains("\"connection.apiKey\"");
    assertThat(problems("type: ApigeeHub\n")).singleElement().asString().contains("\"project\"");
  }

  @Test
  void aTypeThatIsNoneIsToldWithTheNearestOne() {
    assertThat(problems("type: Swaggerhub\n"))
        .singleElement()
        .asString()
        .contains("'Swaggerhub'", "SwaggerHub");
  }

  @Test
  void aScheduleMustBeATimeThatMakesSense() {
    assertThat(problems("type: Apigee\nschedule: {every: 5s}\n"))
        .singleElement()
        .asString()
        .contains("Write 1m to 30d");
  }

  @Test
  void anOwnerWhomNobodyKnowsIsAWarning() {
    assertThat(problems("type: Apigee\nowner: group:controls\n"))
        .singleElement()
        .asString()
        .contains("warning", "group:controls");
  }
}
