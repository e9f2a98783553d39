package io.andal.device.sparkplug;

import static io.andal.device.sparkplug.Payloads.birth;
import static io.andal.device.sparkplug.Payloads.death;
import static io.andal.device.sparkplug.Payloads.metric;
import static io.andal.device.sparkplug.Payloads.payload;
import static org.assertj.core.api.Assertions.assertThat;

import io.andal.device.DeviceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host makes of births, deaths and data. */
class SparkplugHostTest {
  private static final long T = 1_767_225_600_000L;

  private static Recorded born() {
    Recorded host = new Recorded();
    host.take("NBIRTH", "", birth(T, 0, 3), T);
    host.take("DBIRTH", "d", payload(T, 1, metric("pressure", 1.5).alias(7)), T);
    assertThat(host.said())
        .containsExactly(
            "g+n born 3",
            "g+n measured " + T + " #0 {}",
            "g+n passed " + T + " #1",
            "g+n+d born",
            "g+n+d measured " + T + " #- {\"p\":1.5}");
    return host;
  }

  private static byte[] data(long at, int number, double pressure) {
    return payload(at, number, metric("pressure", pressure).at(at));
  }

  @Test
  void aliasesMeanWhatTheBirthTold() {
    Recorded host = born();
    byte[] sent = payload(T + 1, 2, metric("pressure", 2.5).alias(7).alone());
    host.take("DDATA", "d", sent, T + 1);
    assertThat(host.said())
        .containsExactly(
            "g+n passed " + (T + 1) + " #2", "g+n+d measured " + (T + 1) + " #- {\"p\":2.5}");
    assertThat(host.refused).isEmpty();
  }

  @Test
  void anUnknownAliasAsksForBirths() {
    Recorded host = born();
    host.take("DDATA", "d", payload(T + 1, 2, metric("pressure", 2.5).alias(8).alone()), T + 1);
    assertThat(host.said()).containsExactly("g+n passed " + (T + 1) + " #2");
    host.host.advance(T + 2);
    assertThat(host.refused).containsExactly("A metric has an alias that no birth told");
    assertThat(host.rebirths).containsExactly("g/n at " + (T + 2));
  }

  @Test
  void whatDoesNotChangeStaysAsItWas() {
    Recorded host = born();
    host.take("DDATA", "d", payload(T + 1, 2, metric("fault", true)), T + 1);
    host.take("DDATA", "d", payload(T + 2, 3, metric("other", 4)), T + 2);
    assertThat(host.said()).contains("g+n+d measured " + (T + 2) + " #- {\"p\":1.5} fault");
    host.take("DDATA", "d", payload(T + 3, 4, metric("fault", false)), T + 3);
    assertThat(host.said()).contains("g+n+d measured " + (T + 3) + " #- {\"p\":1.5}");
  }

  @Test
  void signedNumbersAreTwosComplements() {
    Recorded host = born();
    host.take("DDATA", "d", payload(T + 1, 2, metric("pressure", -3)), T + 1);
    assertThat(host.said()).contains("g+n+d measured " + (T + 1) + " #- {\"p\":-3}");
  }

  @Test
  void aMessageThatComesTooEarlyWaits() {
    Recorded host = born();
    host.take("DDATA", "d", data(T + 20, 3, 3), T + 20);
    assertThat(host.said()).isEmpty();
    host.take("DDATA", "d", data(T + 10, 2, 2), T + 21);
    assertThat(host.said())
        .containsExactly(
            "g+n passed " + (T + 10) + " #2",
            "g+n+d measured " + (T + 10) + " #- {\"p\":2.0}",
            "g+n passed " + (T + 20) + " #3",
            "g+n+d measured " + (T + 20) + " #- {\"p\":3.0}");
    host.host.advance(T + 60_000);
    assertThat(host.rebirths).isEmpty();
  }

  @Test
  void whatIsMissingForTooLongIsGivenUpAndBirthsAreAskedFor() {
    Recorded host = born();
    host.take("DDATA", "d", data(T + 20, 3, 3), T + 20);
    host.host.advance(T + 5_019);
    assertThat(host.said()).isEmpty();
    host.host.advance(T + 5_020);
    assertThat(host.said()).contains("g+n passed " + (T + 20) + " #3");
    assertThat(host.rebirths).containsExactly("g/n at " + (T + 5_020));
  }

  @Test
  void birthsAreAskedForOnceInAWhile() {
    Recorded host = born();
    host.take("DDATA", "x", data(T + 20, 2, 3), T + 20);
    host.host.advance(T + 100);
    host.take("DDATA", "x", data(T + 200, 3, 3), T + 200);
    host.host.advance(T + 300);
    host.host.advance(T + 60_099);
    assertThat(host.rebirths).hasSize(1);
    host.host.advance(T + 60_100);
    assertThat(host.rebirths).hasSize(2);
    assertThat(host.refused).containsOnly("Data of a device came without its birth");
  }

  @Test
  void aBirthEndsTheAsking() {
    Recorded host = born();
    host.take("DDATA", "x", data(T + 20, 2, 3), T + 20);
    host.take("NBIRTH", "", birth(T + 50, 0, 3), T + 50);
    host.host.advance(T + 100);
    assertThat(host.rebirths).isEmpty();
  }

  @Test
  void aNodeThatWasNeverBornIsAskedToBe() {
    Recorded host = new Recorded();
    host.take("NDATA", "", data(T, 17, 1), T);
    assertThat(host.said()).isEmpty();
    host.host.advance(T + 5_000);
    assertThat(host.rebirths).hasSize(1);
    assertThat(host.refused).containsExactly("Data of an edge node came without its birth");
  }

  @Test
  void aDeathIsNowForTheNodeAndAllBehindIt() {
    Recorded host = born();
    host.take("NDEATH", "", death(3), T + 9_000);
    assertThat(host.said()).containsExactly("g+n gone death", "g+n+d gone node-death");
    assertThat(host.events.getLast().receivedMillis()).isEqualTo(T + 9_000);
  }

  @Test
  void theDeathOfAnotherSessionMeansNothing() {
    Recorded host = born();
    host.take("NDEATH", "", death(2), T + 9_000);
    assertThat(host.said()).isEmpty();
  }

  @Test
  void aSessionIsKnownFromBefore() {
    Recorded host = new Recorded();
    host.host.know("g+n", 3);
    host.host.know("g+n+d", -1);
    host.take("NDEATH", "", death(2), T);
    assertThat(host.said()).isEmpty();
    host.take("NDEATH", "", death(3), T);
    assertThat(host.said()).containsExactly("g+n gone death", "g+n+d gone node-death");
  }

  @Test
  void aDeviceDiesWhenItsDeathSays() {
    Recorded host = born();
    host.take("DDEATH", "d", payload(T + 4_000, 2), T + 6_000);
    assertThat(host.said())
        .containsExactly("g+n passed " + (T + 4_000) + " #2", "g+n+d gone death at " + (T + 4_000));
  }

  @Test
  void aWrongClockMakesNobodyDieInTheFutureOrBeforeItSpoke() {
    Recorded host = born();
    host.take("DDEATH", "d", payload(T + 400_000, 2), T + 6_000);
    assertThat(host.said()).contains("g+n+d gone death at " + (T + 6_000));
    host.take("DBIRTH", "d", payload(T + 7_000, 3), T + 7_000);
    host.take("DDEATH", "d", payload(1_000, 4), T + 9_000);
    assertThat(host.said()).contains("g+n+d gone death at " + (T + 6_000));
  }

  @Test
  void thePastIsNoSignOfLife() {
    Recorded host = born();
    long before = T - 120_000;
    host.take(
        "DDATA",
        "d",
        payload(
            T + 1,
            2,
            metric("pressure", 9.0).at(before).past(),
            metric("pressure", 9.5).at(before + 500).past(),
            metric("fault", true).at(before - 60_000).past()),
        T + 1);
    assertThat(host.said())
        .containsExactly(
            "g+n passed " + (T + 1) + " #2",
            "g+n+d past " + (before - 60_000) + " fault",
            "g+n+d past " + (before + 500));
  }

  @Test
  void aBatchOfMinutesCountsInEachOfThem() {
    Recorded host = born();
    host.take(
        "DDATA",
        "d",
        payload(
            T + 130_000,
            2,
            metric("pressure", 1.0).at(T),
            metric("pressure", 2.0).at(T + 60_000),
            metric("pressure", 3.0).at(T + 120_000)),
        T + 130_000);
    assertThat(host.said())
        .containsExactly(
            "g+n passed " + (T + 130_000) + " #2",
            "g+n+d measured " + (T + 120_000) + " #- {\"p\":3.0}",
            "g+n+d past " + T,
            "g+n+d past " + (T + 60_000));
  }

  @Test
  void aSessionMayBeginWithAnyNumber() {
    Recorded host = new Recorded();
    host.take("NBIRTH", "", birth(T, 255, 0), T);
    host.take("NDATA", "", data(T + 1, 0, 1), T + 1);
    assertThat(host.said())
        .containsExactly(
            "g+n born 0",
            "g+n measured " + T + " #255 {}",
            "g+n measured " + (T + 1) + " #0 {\"p\":1.0}");
  }

  @Test
  void aDeviceThatIsNotBornAgainIsGoneSinceTheBirthOfItsNode() {
    Recorded host = born();
    host.take("NBIRTH", "", birth(T + 50, 0, 3), T + 50);
    host.said();
    host.host.advance(T + 35_049);
    assertThat(host.said()).isEmpty();
    host.host.advance(T + 35_050);
    assertThat(host.said()).containsExactly("g+n+d gone death at " + (T + 50));
  }

  @Test
  void afterAnOutageOfTheBrokerNodesHaveToProveThatTheyAreThere() {
    Recorded host = born();
    host.host.linkUp();
    host.host.advance(T + 100);
    assertThat(host.rebirths).containsExactly("g/n at " + (T + 100));
    host.host.advance(T + 60_099);
    assertThat(host.said()).isEmpty();
    host.host.advance(T + 60_100);
    assertThat(host.said()).containsExactly("g+n gone silence", "g+n+d gone silence");
  }

  @Test
  void aBirthIsProof() {
    Recorded host = born();
    host.host.linkUp();
    host.host.advance(T + 100);
    host.take("NBIRTH", "", birth(T + 200, 0, 3), T + 200);
    host.take("DBIRTH", "d", payload(T + 200, 1), T + 200);
    host.said();
    host.host.advance(T + 100_000);
    assertThat(host.said()).isEmpty();
  }

  @Test
  void whatIsNoMessageIsRefusedAndChangesNothing() {
    Recorded host = born();
    host.take("DDATA", "d", new byte[] {(byte) 0xff, 1, 2}, T);
    host.take("DDATA", "d", new byte[] {}, T);
    host.take("DDATA", "d", payload(T, -1), T);
    host.take("NBIRTH", "", payload(T, 0), T);
    host.take("NDEATH", "", payload(T, -1, metric("bdSeq", 256L)), T);
    assertThat(host.refused)
        .containsExactly(
            "The payload is no payload of Sparkplug B",
            "The payload is no payload of Sparkplug B",
            "A Sparkplug message has no seq from 0 to 255",
            "A birth or death of an edge node has no bdSeq from 0 to 255",
            "A birth or death of an edge node has no bdSeq from 0 to 255");
    assertThat(host.said()).isEmpty();
  }

  @Test
  void aFloodOfMessagesThatComeTooEarlyIsBounded() {
    Recorded host = new Recorded();
    for (int i = 0; i < 300; i++) {
      host.take("NDATA", "", data(T + i, i % 256, i), T + i);
    }
    assertThat(host.refused)
        .contains("Too many messages of an edge node came before those that precede them");
  }

  @Test
  void otherGroupsAreNotHeard() {
    Recorded host = new Recorded(new SparkplugSettings("andal", List.of("h"), 5_000, 60_000));
    host.take("NBIRTH", "", birth(T, 0, 3), T);
    assertThat(host.said()).isEmpty();
  }

  @Test
  void whatComesAfterItWasGivenUpIsCountedButSaysNothingAboutNow() {
    Recorded host = born();
    host.take("DDATA", "d", data(T + 20, 3, 3), T + 20);
    host.host.advance(T + 5_020);
    host.said();
    host.take("DDATA", "d", data(T + 10, 2, 2), T + 5_030);
    assertThat(host.said())
        .containsExactly("g+n passed " + (T + 10) + " #2", "g+n+d past " + (T + 10));
    assertThat(host.events.getLast()).isInstanceOf(DeviceEvent.Historical.class);
  }
}
