package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSloCommandTest {
  private static final String POLICY =
      """
      apiVersion: openslo/v1
      kind: AlertPolicy
      metadata:
        name: tell
      spec:
        conditions:
          - conditionRef: burns
        notificationTargets:
          - targetRef: ops
      """;

  private static final String PARTS =
      """
      ---
      apiVersion: openslo/v1
      kind: AlertCondition
      metadata:
        name: burns
      spec:
        severity: page
        condition:
          kind: burnrate
          op: gt
          threshold: 14.4
          lookbackWindow: 1h
      ---
      apiVersion: openslo/v1
      kind: AlertNotificationTarget
      metadata:
        name: ops
      spec:
        target: mailto:ops@pumps.example
      """;

  @TempDir Path folder;

  private Calls.Call andal(String text, String... arguments) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), text);
    return new Calls(folder).andal(arguments);
  }

  @Test
  void whatIsReferredToIsWrittenInlineAndExportedAgain() throws IOException {
    Calls.Call inline = andal(POLICY + PARTS, "openslo", "inline", "--drop", "a.yaml");

    assertThat(inline.code()).as(inline.err()).isZero();
    assertThat(inline.out()).contains("    - kind: AlertCondition\n").doesNotContain("---");

    // Targets are exported before conditions, as OpenSLO's SDK does.
    Calls.Call export = andal(inline.out(), "openslo", "export", "a.yaml");
    assertThat(export.code()).as(export.err()).isZero();
    assertThat(export.out()).startsWith(POLICY);
    assertThat(export.out().split("---\n")).hasSize(3);
  }

  @Test
  void onlySomeKindsMayBeChosenAndJsonPrinted() throws IOException {
    Calls.Call call =
        andal(
            POLICY + PARTS,
            "openslo",
            "inline",
            "--only",
            "alertcondition",
            "-o",
            "json",
            "a.yaml");
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(Json.parse(call.out()).size()).isEqualTo(3);
    assertThat(Json.parse(call.out()).at("/0/spec/conditions/0/kind").asString(""))
        .isEqualTo("AlertCondition");
    assertThat(Json.parse(call.out()).at("/0/spec/notificationTargets/0/targetRef").asString(""))
        .isEqualTo("ops");
  }

  @Test
  void anUnresolvedReferenceIsToldWithItsPlaceAndExitsWith1() throws IOException {
    Calls.Call call = andal(POLICY, "openslo", "inline", "a.yaml");
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.err())
        .contains(
            "a.yaml:7:21: error: AlertPolicy/tell refers to AlertCondition 'burns' at"
                + " spec.conditions[0].conditionRef, which is not among the documents");
  }

  @Test
  void aKindThatIsNeverInlineIsRefused() throws IOException {
    Calls.Call call = andal(POLICY, "openslo", "export", "--only", "service", "a.yaml");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("a Service is never written inline");
  }

  @Test
  void validateStrictlyRefusesWhatTheSdkRefuses() throws IOException {
    String service =
        "apiVersion: openslo/v1\nkind: Service\nmetadata: {name: a, labels: {-x: b}}\nspec: {}\n";
    assertThat(andal(service, "validate", "a.yaml").code()).isZero();

    Calls.Call strict = andal(service, "validate", "--strict", "-o", "json", "a.yaml");
    assertThat(strict.code()).isEqualTo(1);
    assertThat(strict.out()).contains("\"strict-label\"");
  }
}
