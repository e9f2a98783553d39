package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import io.andal.server.AndalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client commands against a real server; each test uses a service of its own. */
class ServerCommandsTest {
  @TempDir static Path data;
  private static final String GATED =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: gated}
      spec: {type: OTLP, connectionDetails: {}}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: gated}
      spec: {}
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: gated}
      spec:
        service: gated
        budgetingMethod: Occurrences
        timeWindow: [{duration: 30d, isRolling: true}]
        indicator:
          metadata: {name: gated}
          spec:
            ratioMetric:
              counter: true
              bad: {metricSource: {metricSourceRef: gated, spec: {query: '{"bad"}'}}}
              total: {metricSource: {metricSourceRef: gated, spec: {query: '{"all"}'}}}
        objectives: [{target: 0.99}]
      ---
      apiVersion: andal.io/v1
      kind: BudgetPolicy
      metadata: {name: gated}
      spec:
        selector: {services: [gated]}
        steps: [{name: low, when: {budgetAtMost: 100%}, then: requireApproval}]
        onUnknown: requireApproval
      """;

  private static AndalServer server;
  private static String token;

  @TempDir Path folder;
  private Calls calls;

  @BeforeAll
  static void start() {
    server = Servers.start(data);
    token = Servers.token(data, "test", "admin");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void call() {
    calls = new Calls(folder).with("ANDAL_URL", server.url().toString()).with("ANDAL_TOKEN", token);
  }

  @Test
  void applySaysInKubectlsWordsWhatHappened() throws IOException {
    service("applied", "One");

    assertThat(calls.andal("apply", "-f", "applied.yaml").out())
        .isEqualTo("service/applied created (version 1)\n");
    assertThat(calls.andal("apply", "-f", "applied.yaml").out())
        .isEqualTo("service/applied unchanged (version 1)\n");
    service("applied", "Two");
    assertThat(calls.andal("apply", "-f", "applied.yaml").out())
        .isEqualTo("service/applied configured (version 2)\n");
  }

  @Test
  void aChannelThatDoesNotWorkIsToldWithTheReasonAndTheExitCode() throws IOException {
    Files.writeString(
        folder.resolve("channel.yaml"),
        """
        apiVersion: andal.io/v1
        kind: Channel
        metadata: {name: room}
        spec: {type: Slack, url: 'http://127.0.0.1:1/'}
        """);
    calls.andal("apply", "-f", "channel.yaml");

    assertThat(calls.andal("channel", "list").out()).contains("room", "Slack", "what names it");
    Calls.Call call = calls.andal("channel", "test", "room");
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out()).startsWith("✗ started to test: 127.0.0.1:1 can't be reached");
    assertThat(calls.andal("channel", "test", "gone").code()).isEqualTo(2);
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    service("tried", "Tried");

    assertThat(calls.andal("apply", "-f", "tried.yaml", "--dry-run").out())
        .isEqualTo("service/tried created (version 1) (dry run)\n");
    assertThat(calls.andal("get", "service", "tried").code()).isEqualTo(2);
  }

  @Test
  void refusedDocumentsAreToldWithTheirFileAndNothingIsApplied() throws IOException {
    service("good", "Good");
    Files.writeString(
        folder.resolve("bad.yaml"), "apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: bad\n");

    Calls.Call call = calls.andal("apply", "-f", "good.yaml", "-f", "bad.yaml");

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).startsWith("bad.yaml:").endsWith("andal: nothing was applied\n");
    assertThat(calls.andal("get", "service/good").code()).isEqualTo(2);
  }

  @Test
  void aDocumentComesBackAsItsAuthorWroteIt() throws IOException {
    service("whole", "Whole # not a comment");
    calls.andal("apply", "-f", "whole.yaml");

    assertThat(calls.andal("get", "services/whole", "-o", "yaml").out())
        .isEqualTo(Files.readString(folder.resolve("whole.yaml")));
    assertThat(calls.andal("get", "svc-is-no-kind").err()).contains("the kinds are DataSource");
    assertThat(calls.andal("get", "services", "-o", "name").out()).contains("service/whole\n");
    assertThat(Json.parse(calls.andal("get", "services", "-o", "json").out()).isArray()).isTrue();
  }

  @Test
  void diffExitsAsKubectlsDoes() throws IOException {
    service("compared", "Before");

    assertThat(calls.andal("diff", "-f", "compared.yaml").code()).isEqualTo(1);
    calls.andal("apply", "-f", "compared.yaml");
    assertThat(calls.andal("diff", "-f", "compared.yaml").code()).isZero();
    service("compared", "After");
    Calls.Call differs = calls.andal("diff", "-f", "compared.yaml");
    assertThat(differs.code()).isEqualTo(1);
    assertThat(differs.out()).contains("-  displayName: Before").contains("+  displayName: After");
    assertThat(calls.andal("diff", "-f", "nowhere.yaml").code()).isEqualTo(2);
  }

  @Test
  void anEarlierVersionComesBackAsANewOneAndTheHistoryShowsWhy() throws IOException {
    service("versions", "First");
    calls.andal("apply", "-f", "versions.yaml", "-m", "to begin with");
    service("versions", "Second");
    calls.andal("apply", "-f", "versions.yaml");

    assertThat(calls.andal("rollback", "service/versions", "--to-version", "1").out())
        .isEqualTo("service/versions configured (version 3)\n");
    assertThat(calls.andal("get", "service/versions").out()).contains("First");
    assertThat(calls.andal("history", "service/versions").out())
        .contains("to begin with")
        .contains("token:test");
  }

  @Test
  void whatIsDeletedIsGoneButForItsHistory() throws IOException {
    service("deleted", "Deleted");
    calls.andal("apply", "-f", "deleted.yaml");

    assertThat(calls.andal("delete", "service", "deleted").out())
        .isEqualTo("service/deleted deleted (version 2)\n");
    assertThat(calls.andal("get", "service/deleted").code()).isEqualTo(2);
    assertThat(calls.andal("history", "service/deleted", "--output", "json").code()).isZero();
  }

  @Test
  void theGateCanNotTellAboutWhatItDoesNotKnow() {
    Calls.Call call = calls.andal("gate", "--service", "nobody");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("'nobody'");
  }

  @Test
  void aPolicyWaitsForAnApprovalAndEveryAnswerIsKept() throws IOException {
    Files.writeString(folder.resolve("gated.yaml"), GATED);
    assertThat(calls.andal("apply", "-f", "gated.yaml").code()).isZero();

    Calls.Call waits = calls.andal("gate", "--service", "gated", "--change", "release 41");
    assertThat(waits.code()).as(waits.err()).isEqualTo(1);
    assertThat(waits.out())
        .startsWith(
            "APPROVAL: service/gated needs approval by an operator before it is released"
                + " (policy: gated)\n\n  APPROVAL gated\n");

    Calls.Call approved =
        calls.andal("gate", "approve", "--service", "gated", "--reason", "A fix", "--for", "4h");
    assertThat(approved.out()).startsWith("service/gated approved until ");
    Calls.Call passes = calls.andal("gate", "--service", "gated", "-o", "json");
    assertThat(passes.code()).isZero();
    assertThat(Json.parse(passes.out()).at("/reasons/0/liftedBy/reason").asString())
        .isEqualTo("A fix");

    String id = approved.out().replaceAll("(?s).*\\(approval (\\d+)\\).*", "$1");
    assertThat(calls.andal("gate", "revoke", id).code()).isZero();
    assertThat(calls.andal("gate", "revoke", id).code()).isEqualTo(2);
    Calls.Call again = calls.andal("gate", "--slo", "gated", "-o", "json");
    assertThat(again.code()).isEqualTo(1);
    assertThat(Json.parse(again.out()).path("answer").asString()).isEqualTo("approval");

    assertThat(calls.andal("gate", "history", "--service", "gated").out().lines().toList())
        .hasSize(3)
        .last()
        .asString()
        .contains("approval", "service/gated", "gated", "token:test", "release 41");
  }

  @Test
  void anApprovalHoldsForAWhileAndNotForEver() {
    Calls.Call forEver =
        calls.andal("gate", "approve", "--slo", "x", "--reason", "A fix", "--for", "ever");

    assertThat(forEver.code()).isEqualTo(2);
    assertThat(forEver.err()).contains("such as 30m, 4h or 2d");
    assertThat(calls.andal("gate", "approve", "--reason", "A fix", "--for", "4h").err())
        .contains("wants either --service NAME or --slo NAME");
  }

  @Test
  void aTokenIsMadeListedAndRevokedOverRest() {
    String secret = calls.andal("token", "create", "--name", "ci", "--scope", "gate").out().strip();
    assertThat(secret).startsWith("andal_");
    assertThat(calls.andal("token", "list").out()).contains("ci").doesNotContain(secret);
    String id = Json.parse(calls.andal("token", "list", "-o", "json").out()).at("/0/id").asString();

    assertThat(calls.andal("token", "revoke", id).code()).isZero();
    Calls.Call afterwards =
        new Calls(folder)
            .with("ANDAL_URL", server.url().toString())
            .with("ANDAL_TOKEN", secret)
            .andal("gate", "--slo", "any");
    assertThat(afterwards.code()).isEqualTo(2);
    assertThat(afterwards.err()).contains("doesn't accept the token").doesNotContain(secret);
  }

  @Test
  void aChangeWithoutATokenIsToldThatItWantsOne() {
    Calls.Call call =
        new Calls(folder)
            .with("ANDAL_URL", server.url().toString())
            .andal("token", "create", "--name", "ci");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("wants a token: set ANDAL_TOKEN");
  }

  @Test
  void listsOfAnEmptyServerAreEmptyAndValidJson() {
    for (String word : new String[] {"slo", "alert", "agreement", "source"}) {
      Calls.Call call = calls.andal(word, "list", "--output", "json");
      assertThat(call.code()).as(call.err()).isZero();
      assertThat(Json.parse(call.out()).isArray()).isTrue();
    }
  }

  private void service(String name, String displayName) throws IOException {
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        apiVersion: openslo/v1
        kind: Service
        metadata:
          name: %s
          displayName: %s
        spec: {}
        """
            .formatted(name, displayName));
  }
}
