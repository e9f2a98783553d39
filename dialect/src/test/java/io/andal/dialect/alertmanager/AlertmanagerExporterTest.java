package io.andal.dialect.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Workspaces;
import io.andal.testing.Amtool;
import io.andal.workspace.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertmanagerExporterTest {
  private static final String ROLLING = "{duration: 30d, isRolling: true}";
  private static final String POLICY =
      """
      alertPolicies:
        - kind: AlertPolicy
          metadata: {name: calm}
          spec:
            alertWhenResolved: %s
            alertWhenBreaching: %s
            conditions:
              - kind: AlertCondition
                metadata: {name: slow}
                spec:
                  severity: ticket
                  condition: {kind: burnrate, op: gte, threshold: 2, lookbackWindow: 1d}
            notificationTargets: [{targetRef: desk}]
      """;

  @Test
  void theOwnerIsToldOfBothDefaultAlertsAndTargetsOfTheirPolicy() {
    assumeTrue(Amtool.isInstalled(), Amtool.skipped());
    String text =
        exported(
                Workspaces.slo("accepted", ROLLING, "")
                    + Workspaces.slo("calm", ROLLING, POLICY.formatted("true", "true")))
            .files()
            .getFirst()
            .text();

    assertThat(Amtool.check(text).accepted()).as(Amtool.check(text).output()).isTrue();
    assertThat(receiver(text, "accepted", "page")).isEqualTo("mail:mail:controls@pumps.example");
    assertThat(receiver(text, "accepted", "ticket")).isEqualTo("mail:mail:controls@pumps.example");
    assertThat(receiver(text, "calm", "slow"))
        .isEqualTo("mail:mail:desk@pumps.example,late@pumps.example");
    assertThat(receiver(text, "unknown", "page")).isEqualTo("nobody");
  }

  @Test
  void secretsStayWhereTheyAre() {
    String text = exported(Workspaces.slo("accepted", ROLLING, "")).files().getFirst().text();

    assertThat(text)
        .contains("auth_password_file: /etc/alertmanager/secrets/SMTP_PASSWORD")
        .doesNotContain("auth_password:")
        .doesNotContain("${env:");
  }

  @Test
  void anEndThatNobodyWantsToKnowIsNotTold() {
    String text =
        exported(Workspaces.slo("calm", ROLLING, POLICY.formatted("false", "true")))
            .files()
            .getFirst()
            .text();

    assertThat(text).contains("send_resolved: false").doesNotContain("send_resolved: true");
  }

  @Test
  void aStartThatIsNotToldHasNoWords() {
    Export export = exported(Workspaces.slo("calm", ROLLING, POLICY.formatted("true", "false")));

    assertThat(export.accepted()).isFalse();
    assertThat(export.problems().stream().map(Problem::message))
        .containsExactly("alert slow of SLO calm tells only its end (alertWhenBreaching: false)");
  }

  private static Export exported(String slos) {
    return new AlertmanagerExporter()
        .export(ExportRequest.of(Workspaces.read(Workspaces.COMPANY + slos)));
  }

  private static String receiver(String configuration, String slo, String rule) {
    return Amtool.route(
            configuration, List.of("alertname=SloBudgetBurn", "slo=" + slo, "rule=" + rule))
        .output()
        .lines()
        .filter(line -> !line.startsWith("Warning"))
        .findFirst()
        .orElseThrow();
  }
}
