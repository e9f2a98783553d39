package io.andal.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.device.DeviceEvent.Birth;
import io.andal.device.DeviceEvent.Connected;
import io.andal.device.DeviceEvent.Death;
import io.andal.device.DeviceEvent.Disconnected;
import io.andal.device.Minutes.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Presence and minutes, from what happens to devices. */
class FleetTableTest {
  private static final long MINUTE = 60_000;
  private static final long M = 30_000_000;
  private static final long START = M * MINUTE;
  private static final long LONG_BEFORE = START - 600 * MINUTE;

  private final Minutes minutes = new Minutes();

  private FleetTable telemetry() {
    return table(new KernelRules(false, 60_000, 90_000, 2_000, 10_000, 0));
  }

  private FleetTable connections() {
    return table(new KernelRules(true, 60_000, 0, 2_000, 10_000, 0));
  }

  private FleetTable table(KernelRules rules) {
    FleetTable table = new FleetTable(rules, minutes);
    table.linkUp(LONG_BEFORE);
    table.advance(START);
    return table;
  }

  private static void send(
      FleetTable table, int device, long received, long measured, long number) {
    table.telemetry(device, received, measured, number, false);
  }

  @Test
  void aSilentDeviceIsOfflineAtItsDeadlineAndNotBefore() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    assertThat(table.standing(pump).presence()).isEqualTo(Presence.NEVER_SEEN);
    send(table, pump, START + 5_000, START + 4_900, 1);
    table.advance(START + 94_900);
    assertThat(table.standing(pump).presence()).isEqualTo(Presence.ONLINE);
    table.advance(START + 95_100);
    assertThat(table.standing(pump))
        .isEqualTo(new Standing(Presence.OFFLINE, OfflineReason.SILENCE, false));
    assertThat(minutes.told.getLast())
        .isEqualTo(new Told(pump, Presence.OFFLINE, OfflineReason.SILENCE, false, START + 95_000));
  }

  @Test
  void silenceBetweenTwoMessagesOfOneBatchIsFoundToo() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    send(table, pump, START, START, 1);
    send(table, pump, START + 200_000, START + 200_000, 2);
    assertThat(minutes.told.stream().map(Told::presence).toList())
        .containsExactly(Presence.ONLINE, Presence.OFFLINE, Presence.ONLINE);
  }

  @Test
  void minutesWithoutTelemetryAreNeitherOnlineNorFresh() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    send(table, pump, START + 1_000, START + 1_000, 1);
    table.advance(START + 5 * MINUTE);
    assertThat(minutes.count(M, Column.EXPECTED)).isEqualTo(1);
    assertThat(minutes.count(M + 3, Column.EXPECTED)).isEqualTo(1);
    assertThat(minutes.count(M, Column.ONLINE)).isEqualTo(1);
    assertThat(minutes.count(M + 1, Column.ONLINE)).isEqualTo(1);
    assertThat(minutes.count(M + 2, Column.ONLINE)).isZero();
    assertThat(minutes.count(M + 1, Column.FRESH)).isZero();
  }

  @Test
  void sixBufferedHoursRepairThePast() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    send(table, pump, START + 1_000, START + 1_000, 1);
    long later = START + 361 * MINUTE;
    table.advance(later);
    assertThat(minutes.count(M + 100, Column.ONLINE)).isZero();
    for (int i = 1; i <= 360; i++) {
      send(table, pump, later + i * 10L, START + i * MINUTE + 1_000, 1L + i);
    }
    for (int i = 0; i <= 360; i++) {
      assertThat(minutes.count(M + i, Column.ONLINE)).as("minute %d", i).isEqualTo(1);
      assertThat(minutes.count(M + i, Column.FRESH)).isEqualTo(1);
      assertThat(minutes.count(M + i, Column.RECEIVED)).isEqualTo(1);
      assertThat(minutes.count(M + i, Column.LOST)).isZero();
    }
    assertThat(minutes.count(M + 100, Column.TIMELY)).isZero();
  }

  @Test
  void gapsAreLostAndTakenBackWhenTheyAreFilled() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    send(table, pump, START + 1_000, START + 1_000, 10);
    send(table, pump, START + 2_000, START + 2_000, 14);
    assertThat(minutes.count(M, Column.LOST)).isEqualTo(3);
    send(table, pump, START + 3_000, START + 1_500, 12);
    send(table, pump, START + 3_000, START + 1_500, 12);
    assertThat(minutes.count(M, Column.LOST)).isEqualTo(2);
    assertThat(minutes.count(M, Column.RECEIVED)).isEqualTo(3);
    assertThat(minutes.count(M, Column.REPEATED)).isEqualTo(1);
  }

  @Test
  void aDeviceThatStartsAnewLosesNothing() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    send(table, pump, START + 1_000, START + 1_000, 5);
    send(table, pump, START + 2_000, START + 2_000, 6);
    send(table, pump, START + 3_000, START + 3_000, 5);
    send(table, pump, START + 4_000, START + 4_000, 6);
    assertThat(minutes.count(M, Column.RECEIVED)).isEqualTo(4);
    assertThat(minutes.count(M, Column.LOST)).isZero();
  }

  @Test
  void sequencesStartAgainAtTheirModulus() {
    FleetTable table = table(new KernelRules(false, 60_000, 90_000, 2_000, 10_000, 256));
    int pump = table.add("pump-1", 0, true, 0);
    for (int i = 250; i < 270; i++) {
      if (i != 258) {
        send(table, pump, START + i * 100L, START + i * 100L, i % 256);
      }
    }
    assertThat(minutes.count(M, Column.RECEIVED)).isEqualTo(19);
    assertThat(minutes.count(M, Column.LOST)).isEqualTo(1);
    send(table, pump, START + 27_100, START + 25_800, 2);
    send(table, pump, START + 27_200, START + 25_100, 251);
    assertThat(minutes.count(M, Column.LOST)).isZero();
    assertThat(minutes.count(M, Column.REPEATED)).isEqualTo(1);
  }

  @Test
  void aConnectedDeviceIsOnlineWithoutTelemetry() {
    FleetTable table = connections();
    int pump = table.add("pump-1", 0, true, 0);
    table.apply(pump, new Connected(START + 1_000));
    table.apply(pump, new Disconnected(START + 3 * MINUTE + 1_000, OfflineReason.LAST_WILL));
    table.apply(pump, new Connected(START + 5 * MINUTE + 1_000));
    table.advance(START + 7 * MINUTE);
    long[] online = new long[7];
    for (int i = 0; i < 7; i++) {
      online[i] = minutes.count(M + i, Column.ONLINE);
    }
    assertThat(online).containsExactly(1, 1, 1, 0, 0, 1, 1);
    assertThat(minutes.told.get(1).reason()).isEqualTo(OfflineReason.LAST_WILL);
  }

  @Test
  void whileNobodyListensDevicesAreUnknownAndNotOffline() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    send(table, pump, START + 1_000, START + 1_000, 1);
    table.linkDown(START + 30_000);
    table.advance(START + 10 * MINUTE);
    assertThat(table.standing(pump).presence()).isEqualTo(Presence.UNKNOWN);
    assertThat(minutes.told).hasSize(1);
    table.linkUp(START + 10 * MINUTE);
    table.advance(START + 11 * MINUTE);
    assertThat(table.standing(pump).presence()).isEqualTo(Presence.ONLINE);
    assertThat(minutes.count(M + 5, Column.UNKNOWN)).isEqualTo(1);
    assertThat(minutes.count(M + 5, Column.ONLINE)).isZero();
    send(table, pump, START + 11 * MINUTE, START + 5 * MINUTE, 2);
    assertThat(minutes.count(M + 5, Column.UNKNOWN)).isZero();
    assertThat(minutes.count(M + 5, Column.ONLINE)).isEqualTo(1);
    table.advance(START + 13 * MINUTE);
    assertThat(table.standing(pump).reason()).isEqualTo(OfflineReason.SILENCE);
  }

  @Test
  void aFlappingDeviceIsToldOnceAndWhenItIsStable() {
    FleetTable table = connections();
    int pump = table.add("pump-1", 0, true, 0);
    long time = START;
    for (int i = 0; i < 20; i++) {
      time += 20_000;
      table.apply(
          pump,
          i % 2 == 0 ? new Connected(time) : new Disconnected(time, OfflineReason.KEEP_ALIVE));
    }
    assertThat(minutes.told).hasSize(5);
    assertThat(minutes.told.getLast().flapping()).isTrue();
    table.advance(time + 10 * MINUTE);
    assertThat(minutes.told).hasSize(6);
    assertThat(minutes.told.getLast().flapping()).isFalse();
    assertThat(minutes.told.getLast().presence()).isEqualTo(Presence.OFFLINE);
  }

  @Test
  void theDeathOfAnOlderSessionMeansNothing() {
    FleetTable table = connections();
    int pump = table.add("pump-1", 0, true, 0);
    table.apply(pump, new Birth(START + 1_000, 7));
    table.apply(pump, new Birth(START + 5_000, 8));
    table.apply(pump, new Death(START + 6_000, 7));
    assertThat(table.standing(pump).presence()).isEqualTo(Presence.ONLINE);
    table.apply(pump, new Death(START + 7_000, 8));
    assertThat(table.standing(pump).reason()).isEqualTo(OfflineReason.DEATH);
  }

  @Test
  void whatIsToldOfThePastRepairsItAndIsNoSignOfLife() {
    FleetTable table = connections();
    int pump = table.add("pump-1", 0, true, 0);
    table.apply(pump, new Birth(START + 1_000, 7));
    table.apply(pump, new Disconnected(START + 61_000, OfflineReason.DEATH));
    table.advance(START + 5 * MINUTE);
    assertThat(minutes.count(START / MINUTE + 3, Column.MEASURED)).isZero();
    long past = START + 3 * MINUTE + 500;
    table.apply(pump, new DeviceEvent.Historical(START + 5 * MINUTE, past, false));
    table.apply(pump, new DeviceEvent.Historical(START + 5 * MINUTE, past, false));
    assertThat(minutes.count(START / MINUTE + 3, Column.MEASURED)).isEqualTo(1);
    assertThat(minutes.count(START / MINUTE + 3, Column.ONLINE)).isEqualTo(1);
    assertThat(table.standing(pump).presence()).isEqualTo(Presence.OFFLINE);
    assertThat(table.lastSeenMillis(pump)).isZero();
  }

  @Test
  void numbersStartAnewWithABirth() {
    FleetTable table = table(new KernelRules(true, 60_000, 0, 2_000, 10_000, 256));
    int node = table.add("g+n", 0, true, 0);
    table.apply(node, new Birth(START + 1_000, 7));
    table.telemetry(node, START + 1_000, START + 1_000, 200, false);
    table.apply(node, new Birth(START + 2_000, 7));
    table.telemetry(node, START + 2_000, START + 2_000, 0, false);
    table.telemetry(node, START + 3_000, START + 3_000, 2, false);
    table.advance(START + MINUTE);
    assertThat(minutes.count(START / MINUTE, Column.RECEIVED)).isEqualTo(3);
    assertThat(minutes.count(START / MINUTE, Column.LOST)).isEqualTo(1);
    assertThat(table.birth(node)).isEqualTo(7);
  }

  @Test
  void aClockThatIsBehindIsFoundOutAfterTwoHours() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    for (int i = 0; i < 240; i++) {
      long received = START + i * MINUTE + 1_000;
      send(table, pump, received, received - 30 * MINUTE, i + 1L);
    }
    assertThat(table.facts(pump).clockSeconds()).isEqualTo(1800);
    assertThat(minutes.count(M + 235, Column.TIMELY)).isEqualTo(1);
    assertThat(minutes.count(M + 235, Column.FRESH)).isEqualTo(1);
  }

  @Test
  void aClockThatIsAheadMovesNoWindow() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    send(table, pump, START + 1_000, START + 500 * MINUTE, 1);
    table.advance(START + 2 * MINUTE);
    assertThat(minutes.count(M, Column.MEASURED)).isEqualTo(1);
    assertThat(minutes.count(M + 500, Column.MEASURED)).isZero();
  }

  @Test
  void onlyDevicesInServiceCount() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    send(table, pump, START + 1_000, START + 1_000, 1);
    table.advance(START + MINUTE + 1_000);
    table.place(pump, 0, false);
    send(table, pump, START + MINUTE + 2_000, START + MINUTE + 2_000, 2);
    table.advance(START + 3 * MINUTE);
    assertThat(minutes.count(M, Column.EXPECTED)).isEqualTo(1);
    assertThat(minutes.count(M + 1, Column.EXPECTED)).isZero();
    assertThat(minutes.count(M + 1, Column.ONLINE)).isZero();
    table.place(pump, 3, true);
    table.advance(START + 4 * MINUTE);
    assertThat(minutes.count(3, M + 3, Column.EXPECTED)).isEqualTo(1);
  }

  @Test
  void aRestoredFleetGoesOnWhereItWas() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    send(table, pump, START + 1_000, START + 1_000, 1);
    table.advance(START + MINUTE);
    FleetTable again =
        new FleetTable(new KernelRules(false, 60_000, 90_000, 2_000, 10_000, 0), minutes);
    again.resume(table.rolled());
    assertThat(again.restore("pump-1", 0, true, table.state(pump))).isEqualTo(pump);
    again.linkUp(START + 3 * MINUTE);
    send(again, pump, START + 3 * MINUTE, START + 2 * MINUTE, 2);
    assertThat(minutes.count(M + 2, Column.EXPECTED)).isEqualTo(1);
    assertThat(minutes.count(M + 2, Column.ONLINE)).isEqualTo(1);
    assertThat(minutes.count(M + 2, Column.UNKNOWN)).isZero();
    assertThat(List.of(again.id(pump), again.find("pump-2"))).containsExactly("pump-1", -1);
  }

  @Test
  void theFirstMessagesOfADeviceCountWhicheverIsTakenFirst() {
    FleetTable table = telemetry();
    int pump = table.add("pump-1", 0, true, 0);
    // Measured in one minute and received in the next, and taken before one that came earlier.
    send(table, pump, START + MINUTE + 500, START + 58_000, 7);
    send(table, pump, START + 59_900, START + 59_000, 9);
    table.advance(START + 10 * MINUTE);
    assertThat(minutes.count(M, Column.RECEIVED)).isEqualTo(2);
    assertThat(minutes.count(M, Column.LOST)).isEqualTo(1);
    assertThat(minutes.count(M, Column.EXPECTED)).isEqualTo(1);
    assertThat(minutes.count(M, Column.MEASURED)).isEqualTo(1);
  }

  @Test
  void aDeviceFirstHeardAfterItsMinuteEndedIsJudgedAsIfItWasKnownThen() {
    FleetTable table =
        new FleetTable(new KernelRules(false, 60_000, 90_000, 2_000, 10_000, 0), minutes);
    table.linkUp(START);
    send(table, table.add("pump-1", 1, true, 0), START + MINUTE + 100, START + MINUTE, 1);
    // Nobody listened when its minute began.
    send(table, table.add("pump-2", 0, true, 0), START + 59_900, START - 1_000, 1);
    assertThat(minutes.count(M, Column.UNKNOWN)).isEqualTo(1);
    assertThat(minutes.count(M, Column.ONLINE)).isZero();
  }
}
