package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents that pages show, page by page, as somebody who copies them would check them. */
class DocumentedYamlTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("").normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
  private static final Pattern DOCUMENT =
      Pattern.compile("(?ms)\\A(?=.*^apiVersion:)(?=.*^kind:).*\\z");

  /** What pages take for granted: they show one document, not the whole workspace around it. */
  private static final List<Stub> STUBS =
      List.of(
          Stub.service("alarms"),
          Stub.service("checkout"),
          Stub.service("commands"),
          Stub.service("identity"),
          Stub.service("telemetry"),
          Stub.of(
              "Group",
              "controls",
              """
              apiVersion: backstage.io/v1alpha1
              kind: Group
              metadata: {name: controls}
              spec: {type: team, profile: {email: controls@pumps.example}, children: []}
              """),
          Stub.of(
              "Channel",
              "ops-mail",
              """
              apiVersion: andal.io/v1
              kind: Channel
              metadata: {name: ops-mail}
              spec: {type: Email, host: mail.pumps.example, from: andal@pumps.example}
              """),
          Stub.of(
              "DataSource",
              "applications",
              """
              apiVersion: openslo/v1
              kind: DataSource
              metadata: {name: applications}
              spec: {type: OTLP, connectionDetails: {}}
              """),
          Stub.sli("answered"),
          Stub.sli("paid"),
          Stub.slo("commands-accepted", "commands", 99.95),
          Stub.slo("alarms-delivered", "alarms", 99.9));

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void everyWholeDocumentOfAPagePassesValidate(String page) throws IOException {
    List<String> documents = documents(ROOT.resolve(page));
    for (int i = 0; i < documents.size(); i++) {
      Files.writeString(folder.resolve("block-%02d.yaml".formatted(i + 1)), documents.get(i));
    }
    for (Stub stub : STUBS) {
      if (documents.stream().noneMatch(stub::isIn)) {
        Files.writeString(folder.resolve(stub.kind() + "-" + stub.name() + ".yaml"), stub.text());
      }
    }

    Calls.Call call = new Calls(folder).andal("validate");

    assertThat(call.code()).as(call.out() + call.err()).isZero();
    assertThat(call.out()).contains(" documents, 0 errors, 0 warnings");
  }

  @Test
  void manyPagesShowDocuments() {
    assertThat(pages()).hasSizeGreaterThan(10);
  }

  static List<String> pages() {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(docs, Stream.of(ROOT.resolve("README.md")))
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !documents(file).isEmpty())
          .map(file -> ROOT.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks that are whole documents; parts of one and other programs' files are not. */
  private static List<String> documents(Path page) {
    try {
      return BLOCK
          .matcher(Files.readString(page))
          .results()
          .map((MatchResult block) -> block.group(1))
          .filter(text -> DOCUMENT.matcher(text).matches())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document that a page refers to and doesn't show. */
  private record Stub(String kind, String name, String text) {
    static Stub of(String kind, String name, String text) {
      return new Stub(kind, name, text);
    }

    static Stub service(String name) {
      return of(
          "Service",
          name,
          """
          apiVersion: openslo/v1
          kind: Service
          metadata: {name: %s, annotations: {andal.io/tier: "1"}}
          spec: {}
          """
              .formatted(name));
    }

    static Stub sli(String name) {
      return of(
          "SLI",
          name,
          """
          apiVersion: openslo/v1
          kind: SLI
          metadata: {name: %1$s}
          spec:
            ratioMetric:
              counter: true
              good: {metricSource: {metricSourceRef: applications, spec: {query: good_%1$s}}}
              total: {metricSource: {metricSourceRef: applications, spec: {query: all_%1$s}}}
          """
              .formatted(name));
    }

    static Stub slo(String name, String service, double targetPercent) {
      return of(
          "SLO",
          name,
          """
          apiVersion: openslo/v1
          kind: SLO
          metadata: {name: %s, labels: {tier: "2"}}
          spec:
            service: %s
            budgetingMethod: Occurrences
            indicatorRef: answered
            objectives: [{targetPercent: %s}]
          """
              .formatted(name, service, targetPercent));
    }

    boolean isIn(String documents) {
      return Pattern.compile("(?m)^kind: " + kind + "$").matcher(documents).find()
          && Pattern.compile("\\bname: " + name + "\\b").matcher(documents).find();
    }
  }
}
