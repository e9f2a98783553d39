package io.andal.device.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.device.KernelRules;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a Fleet document says, and what is told of mistakes in it. */
class FleetKindTest {

  @Test
  void whatIsLeftOutHasUsualValues() {
    FleetSpec spec =
        FleetDocuments.fleets(
                FleetTexts.of("pumps: {type: HTTP, interval: 1m, mapping: {device: /id}}"))
            .getFirst();
    assertThat(spec.rules()).isEqualTo(new KernelRules(false, 60_000, 91_000, 2_000, 10_000, 0));
    assertThat(spec.open()).isTrue();
    assertThat(spec.mostPerMinute()).isEqualTo(6_000);
    assertThat(spec.groupBy()).isEmpty();
  }

  @Test
  void allOfItIsRead() {
    FleetSpec spec =
        FleetDocuments.fleets(
                FleetTexts.of(
                    "pumps: {type: HTTP, interval: 30s, offlineAfter: 2m, latency: 5s,"
                        + " clockTolerance: 0s, sequences: 256, registration: listed,"
                        + " maxMessagesPerMinute: 10, groupBy: [site],"
                        + " mapping: {device: /id, time: /t, sequence: /n, fault: /e,"
                        + " attributes: {firmware: /fw}, values: {pressure: /p}},"
                        + " devices: [{id: p1, state: maintenance, attributes: {site: x}}]}"))
            .getFirst();
    assertThat(spec.rules()).isEqualTo(new KernelRules(false, 30_000, 120_000, 0, 5_000, 256));
    assertThat(spec.devices())
        .containsExactly(new ListedDevice("p1", DeviceLife.MAINTENANCE, Map.of("site", "x")));
    assertThat(spec.open()).isFalse();
  }

  @Test
  void mistakesAreToldWithWhatWouldBeRight() {
    assertThat(FleetTexts.problems("a: {type: HTTP, interval: 3h, mapping: {device: /id}}"))
        .singleElement()
        .asString()
        .contains("\"3h\" is no duration from 1s to 2h");
    assertThat(
            FleetTexts.problems(
                "a: {type: HTTP, interval: 1m, offlineAfter: 30s, mapping: {device: /id}}"))
        .singleElement()
        .asString()
        .contains("offline before they are due");
    assertThat(FleetTexts.problems("a: {type: HTTP, interval: 1m, mapping: {device: id}}"))
        .singleElement()
        .asString()
        .contains("\"id\" is no place in a message");
    assertThat(
            FleetTexts.problems(
                "a: {type: HTTP, interval: 1m, mapping: {device: /id},"
                    + " devices: [{id: p}, {id: p}]}"))
        .singleElement()
        .asString()
        .contains("listed twice");
    assertThat(
            FleetTexts.problems(
                "a: {type: HTTP, interval: 1m, mapping: {device: /id}, registration: listed}"))
        .singleElement()
        .asString()
        .contains("none is listed");
  }
}
