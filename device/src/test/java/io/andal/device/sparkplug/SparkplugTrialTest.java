package io.andal.device.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.database.Database;
import io.andal.device.OfflineReason;
import io.andal.device.document.FleetTexts;
import io.andal.device.live.Fleets;
import io.andal.device.live.TriedMessage;
import io.andal.device.message.BadMessageException;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code andal fleet try} and the page say of a captured message of Sparkplug. */
class SparkplugTrialTest {
  private static final long T = 1_767_225_600_000L;

  private final Database database = TestDatabases.sqlite();
  private final Fleets fleets =
      new Fleets(database, new MutableClock(Instant.ofEpochMilli(T + 5_000)));

  @BeforeEach
  void thereIsAFleet() {
    fleets.follow(
        FleetTexts.of(
            "plant: {type: MQTT, interval: 1m, mapping: {format: Sparkplug, fault: /Alarm,"
                + " values: {pressure: /pressure}}, mqtt: {url: 'mqtt://127.0.0.1:1',"
                + " sparkplug: {groups: [g]}}}"));
  }

  @AfterEach
  void close() {
    fleets.close();
    database.close();
  }

  private TriedMessage tried(String topic, byte[] payload) throws BadMessageException {
    return fleets.tried("plant", topic, payload).orElseThrow();
  }

  @Test
  void aBirthTellsWhatItHolds() throws BadMessageException {
    byte[] birth =
        Payloads.payload(
            T, 1, Payloads.metric("pressure", 1.5).alias(7), Payloads.metric("Alarm", true));
    assertThat(tried("spBv1.0/g/DBIRTH/n/d", birth))
        .isInstanceOfSatisfying(
            TriedMessage.Telemetry.class,
            said -> {
              assertThat(said.device()).isEqualTo("g+n+d");
              assertThat(said.message().values()).isEqualTo("{\"pressure\":1.5}");
              assertThat(said.message().fault()).isTrue();
              assertThat(said.message().sequence()).isEqualTo(1);
              assertThat(said.countedMillis()).isEqualTo(T);
            });
  }

  @Test
  void aDeathTellsWhoIsGone() throws BadMessageException {
    assertThat(tried("spBv1.0/g/NDEATH/n", Payloads.death(3)))
        .isEqualTo(new TriedMessage.Connection("g+n", false, OfflineReason.DEATH));
  }

  @Test
  void whatWouldNotBeTakenIsSaidToBeSo() {
    byte[] alone = Payloads.payload(T, 2, Payloads.metric("", 1.5).alias(7).alone());
    assertThatThrownBy(() -> tried("spBv1.0/g/DDATA/n/d", alone))
        .hasMessageContaining("try a birth");
    assertThatThrownBy(() -> tried("spBv1.0/h/DDATA/n/d", alone))
        .hasMessageContaining("The topic isn't one of spBv1.0/g/#");
    assertThatThrownBy(() -> tried("spBv1.0/g/NCMD/n", HostMessages.rebirth(T)))
        .hasMessageContaining("is a command");
    assertThatThrownBy(() -> tried("", alone)).hasMessageContaining("none was given");
    assertThatThrownBy(() -> tried("spBv1.0/g/DDATA/n/d", new byte[] {(byte) 0xff}))
        .hasMessageContaining("no payload of Sparkplug B");
  }
}
