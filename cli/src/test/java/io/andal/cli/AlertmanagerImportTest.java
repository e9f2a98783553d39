package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.alert.document.RouteDocuments;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Route;
import io.andal.alert.route.Routing;
import io.andal.dialect.Import;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Importers;
import io.andal.server.Kinds;
import io.andal.testing.Amtool;
import io.andal.testing.Promtool;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Alertmanager's configurations as documents, and beside amtool on the same alerts. */
class AlertmanagerImportTest {
  private static final int CONFIGURATIONS = 11;
  private static final int WITHOUT_LOSS = 6;
  private static final int ROUTES = 24;

  private static final String OWN =
      """
      global: {smtp_smarthost: "mail.pumps.example:587", smtp_from: andal@pumps.example}
      route:
        receiver: ops
        group_by: [alertname]
        group_wait: 10s
        routes:
          - matchers: ['severity="page"', 'site=~"jakarta|medan"']
            receiver: night
            continue: true
            mute_time_intervals: [weekend]
          - match: {team: water}
            receiver: water
            routes: [{match_re: {device: "pump-.*"}, receiver: pumps}]
      inhibit_rules:
        - source_matchers: [severity="page"]
          target_matchers: [severity="ticket"]
          equal: [alertname]
      time_intervals:
        - name: weekend
          time_intervals: [{weekdays: ["saturday", "sunday"], location: Asia/Jakarta}]
      receivers:
        - name: ops
          email_configs: [{to: "ops@pumps.example, boss@pumps.example", send_resolved: true}]
        - name: night
        - name: water
        - name: pumps
      """;

  @Test
  void aFileBecomesARouteAndTheChannelOfItsMailServer() {
    Import read = read("alertmanager.yml", OWN, false);
    assertThat(read.problems()).isEmpty();
    Routing routing = routing(read);
    Labels labels = Labels.of(Map.of("severity", "page", "site", "medan", "team", "water"));
    assertThat(routing.match(labels))
        .extracting(Route::key)
        .containsExactly("{}/{severity=\"page\",site=~\"jakarta|medan\"}", "{}/{team=\"water\"}");
    assertThat(routing.receivers().values())
        .filteredOn(receiver -> receiver.name().equals("ops"))
        .singleElement()
        .satisfies(receiver -> assertThat(receiver.tell()).hasSize(2));
    assertThat(routing.inhibitRules()).hasSize(1);
  }

  @Test
  void webhooksAndChatsBecomeChannelsAndTheirSecretsReferences() {
    Import read =
        read(
            "alertmanager.yml",
            """
            global: {slack_api_url: "https://hooks.slack.example/T1/B2/secret"}
            route: {receiver: ops}
            receivers:
              - name: ops
                webhook_configs:
                  - url: https://hook.pumps.example/in
                    timeout: 10s
                    http_config:
                      authorization: {credentials: s3cret}
                      tls_config: {ca_file: /etc/ca.pem}
                  - {url_file: /etc/hook-url}
                slack_configs: [{channel: "#ops", title: "{{ .Status }}"}]
                msteamsv2_configs: [{webhook_url_file: /etc/teams-url}]
            """,
            false);
    assertThat(read.problems()).isEmpty();
    assertThat(read.documents().toString()).doesNotContain("s3cret", "B2");
    Checked checked = checked(read);
    assertThat(checked.problems()).extracting(Problem::oneLine).isEmpty();
    assertThat(checked.documents().all("Channel"))
        .extracting(channel -> channel.name() + " " + channel.spec().path("url").asString(""))
        .containsExactly(
            "alertmanager-msteamsv2-ops ${file:/etc/teams-url}",
            "alertmanager-slack-ops ${env:ALERTMANAGER_SLACK_OPS_URL}",
            "alertmanager-webhook-ops https://hook.pumps.example/in",
            "alertmanager-webhook-ops-2 ${file:/etc/hook-url}");
    assertThat(routing(read).receivers().values())
        .filteredOn(receiver -> receiver.name().equals("ops"))
        .singleElement()
        .satisfies(receiver -> assertThat(receiver.tell()).hasSize(4));
  }

  @Test
  void whatNoChannelCanSayNamesTheReceiverAndTheLine() {
    String text =
        """
        route: {receiver: ops}
        receivers:
          - name: ops
            webhook_configs:
              - url: https://hook.pumps.example/in
                http_config:
                  proxy_url: http://proxy.pumps.example
            pagerduty_configs: [{routing_key: r1}]
        """;
    assertThat(read("alertmanager.yml", text, false).problems())
        .extracting(Problem::oneLine)
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("alertmanager.yml:7", "'ops'", "proxy_url"),
            line -> assertThat(line).contains("alertmanager.yml:8", "'ops'", "pagerduty"));
    assertThat(read("alertmanager.yml", text, true).problems())
        .extracting(Problem::severity)
        .containsOnly(Problem.Severity.WARNING);
  }

  @Test
  @EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
  void mostPublishedConfigurationsAreReadWithoutLoss() throws IOException {
    int whole = 0;
    List<Path> all = files("config", "examples");
    for (Path file : all) {
      Import read = read(file.getFileName().toString(), Files.readString(file), false);
      if (read.problems().isEmpty()) {
        whole++;
      } else {
        System.out.println(read.problems().getFirst().oneLine());
      }
    }
    System.out.printf("Configurations: %d of %d import without loss%n", whole, all.size());
    assertThat(whole).isGreaterThanOrEqualTo(WITHOUT_LOSS);
  }

  @Test
  @EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
  void publishedConfigurationsAreRead() throws IOException {
    int cases = 0;
    List<String> others = new ArrayList<>();
    for (Path file : files("config", "examples")) {
      cases++;
      Import read = read(file.getFileName().toString(), Files.readString(file), true);
      List<String> problems =
          Stream.concat(
                  read.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR),
                  checked(read).problems().stream())
              .map(Problem::oneLine)
              .toList();
      if (!problems.isEmpty()) {
        others.add(file.getFileName() + ": " + problems);
      }
    }
    System.out.printf("Configurations: %d of %d are taken%n", cases - others.size(), cases);
    others.forEach(System.out::println);
    assertThat(cases - others.size()).isGreaterThanOrEqualTo(CONFIGURATIONS);
  }

  @Test
  @EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
  void alertsGoWhereAmtoolSaysTheyGo() throws IOException {
    assumeTrue(Amtool.isInstalled(), Amtool.skipped());
    int cases = 0;
    List<String> others = new ArrayList<>();
    for (Path file : files("routing", "examples")) {
      String text = Files.readString(file);
      if (file.endsWith("conf.bad.yml") || text.contains("\n  labels:")) {
        continue;
      }
      Routing routing = routing(read(file.getFileName().toString(), text, true));
      for (List<String> labels : LABELS) {
        Promtool.Answer answer = Amtool.route(text, labels);
        if (!answer.accepted()) {
          // Fields that are newer than the installed amtool.
          continue;
        }
        // It may warn first that it was given a server too.
        String theirs = answer.output().lines().reduce("", (first, last) -> last).strip();
        String ours =
            routing.match(labels(labels)).stream()
                .map(Route::receiver)
                .collect(Collectors.joining(","));
        cases++;
        if (!theirs.equals(ours)) {
          others.add(file.getFileName() + " " + labels + ": " + ours + ", amtool: " + theirs);
        }
      }
    }
    System.out.printf("Routes beside amtool: %d of %d agree%n", cases - others.size(), cases);
    assertThat(others).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(ROUTES);
  }

  private static final List<List<String>> LABELS =
      List.of(
          List.of("test=1"),
          List.of("test=2"),
          List.of("test=12"),
          List.of("service=foo1", "severity=critical"),
          List.of("service=files"),
          List.of("service=files", "severity=critical"),
          List.of("service=database", "owner=team-X"),
          List.of("service=database", "owner=team-Y"),
          List.of("service=database"),
          List.of("severity=critical"));

  private static Labels labels(List<String> words) {
    Map<String, String> labels = new TreeMap<>();
    words.forEach(
        word ->
            labels.put(
                word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1)));
    return Labels.of(labels);
  }

  private static List<Path> files(String... folders) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : folders) {
      Path corpus = Path.of(System.getProperty("andal.conformance", ""), "alerting", folder);
      try (Stream<Path> files = Files.list(corpus)) {
        files.sorted().forEach(found::add);
      }
    }
    return found;
  }

  private static Import read(String name, String text, boolean lossy) {
    return Importers.read(
            List.of(new SourceText(name, text)),
            Optional.of("alertmanager"),
            new ImportOptions("prometheus", Optional.empty(), "30d", lossy))
        .getFirst();
  }

  private static Checked checked(Import read) {
    return new DocumentChecker(Kinds.all(), DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("imported.yaml", YamlText.write(read.documents()))));
  }

  private static Routing routing(Import read) {
    Checked checked = checked(read);
    assertThat(checked.problems()).extracting(Problem::oneLine).isEmpty();
    return RouteDocuments.routing(checked.documents());
  }
}
