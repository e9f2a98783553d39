package io.andal.traffic.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told of mistakes in TrafficSource documents. */
class TrafficSourceKindTest {

  @Test
  void everyTypeIsRead() {
    assertThat(
            TrafficDocuments.sources(
                Sources.of(
                    "a: {type: AccessLog, format: json, path: '/var/log/*.log', api: pumps}",
                    "b: {type: OpenTelemetry, services: [shop], hosts: ['*.pumps.example']}",
                    "c: {type: HAR, push: true, ignore: []}")))
        .extracting(TrafficSource::name)
        .containsExactly("a", "b", "c");
  }

  @Test
  void sourcesThatSeeOneApiAreTold() {
    assertThat(
            TrafficDocuments.pinned(
                Sources.of("a: {type: HAR, push: true, api: pumps}", "b: {type: HAR, push: true}")))
        .containsOnly(java.util.Map.entry("a", "pumps"));
  }

  @Test
  void aSourceThatWouldNeverSeeAnythingIsRefused() {
    assertThat(Sources.problems("a: {type: AccessLog}"))
        .singleElement()
        .asString()
        .contains("neither \"path\" nor \"push\"");
  }

  @Test
  void fieldsOfOtherTypesAreRefused() {
    assertThat(Sources.problems("a: {type: OpenTelemetry, path: /var/log/a.log}"))
        .singleElement()
        .asString()
        .contains("A source of type OpenTelemetry has no \"path\"");
  }

  @Test
  void pathsPatternsZonesAndFieldsAreChecked() {
    assertThat(Sources.problems("a: {type: AccessLog, path: access.log}"))
        .singleElement()
        .asString()
        .contains("from the root");
    assertThat(Sources.problems("a: {type: AccessLog, push: true, pattern: '$status'}"))
        .singleElement()
        .asString()
        .contains("The pattern has no time");
    assertThat(Sources.problems("a: {type: AccessLog, push: true, timeZone: Asia/Nowhere}"))
        .singleElement()
        .asString()
        .contains("There is no time zone 'Asia/Nowhere'");
    assertThat(
            Sources.problems(
                "a: {type: AccessLog, push: true, format: json, pattern: '$status $request'}"))
        .singleElement()
        .asString()
        .contains("Lines of format json have no pattern");
    assertThat(Sources.problems("a: {type: AccessLog, push: true, format: json, fields: {ip: x}}"))
        .isNotEmpty()
        .allMatch(problem -> problem.contains("ip"));
  }
}
