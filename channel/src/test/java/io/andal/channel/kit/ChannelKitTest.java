package io.andal.channel.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.channel.Channel;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.DeliveryException;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.channel.Samples;
import io.andal.testing.Mosquitto;
import io.andal.testing.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The compatibility kit of channels: what every type of channel does when something fails on the
 * way: it says so as a failed delivery, within a time, and the same message can be sent again. The
 * other sides are real, the wire between breaks. A new type has to be enrolled in {@link Rigs}.
 */
@Timeout(90)
class ChannelKitTest {
  @TempDir Path folder;

  static Stream<String> types() {
    return ChannelDocuments.typeNames().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void whoIsAwayGetsTheMessageWhenItComes(String type) throws Exception {
    try (Rig rig = rig(type);
        Wire wire = new Wire(rig.port())) {
      wire.refuse();
      try (Channel channel = Samples.open(rig.spec(wire.port()))) {
        fails(channel, rig);
        wire.heal();
        sendSoon(channel, rig);
        arrives(rig);
      }
    }
  }

  /** Also between that the other side took it and that it said so. */
  @ParameterizedTest
  @MethodSource("types")
  void aWireThatBreaksAnywhereLosesNothingAndARepetitionCanBeTold(String type) throws Exception {
    try (Rig rig = rig(type);
        Wire wire = new Wire(rig.port())) {
      long all;
      try (Channel channel = Samples.open(rig.spec(wire.port()))) {
        channel.send(message(rig));
        all = wire.answered();
      }
      // From the end: first only the last octet of the last answer is missing.
      for (int cut = 0; cut < rig.cuts(); cut++) {
        wire.cutAfter(all - 1 - all * cut / rig.cuts());
        try (Channel channel = Samples.open(rig.spec(wire.port()))) {
          try {
            channel.send(message(rig));
          } catch (DeliveryException e) {
            assertThat(e).hasMessageNotContaining("Exception");
          }
          wire.heal();
          sendSoon(channel, rig);
        }
      }
      arrives(rig);
      assertThat(Set.copyOf(rig.taken())).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void whoSaysNothingIsNotWaitedForLong(String type) throws Exception {
    try (Rig rig = rig(type);
        Wire wire = new Wire(rig.port())) {
      assumeQuick(rig, type);
      wire.silence();
      try (Channel channel = Samples.open(rig.spec(wire.port()))) {
        long start = System.nanoTime();
        fails(channel, rig);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void whoSpeaksAnotherLanguageIsAFailedDelivery(String type) throws Exception {
    try (Rig rig = rig(type);
        Wire wire = new Wire(rig.port())) {
      assumeQuick(rig, type);
      wire.garble();
      try (Channel channel = Samples.open(rig.spec(wire.port()))) {
        fails(channel, rig);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void whoAsksToBeLeftAloneIsLeftAlone(String type) throws Exception {
    try (Rig rig = rig(type)) {
      assumeTrue(rig.throttle(), type + " has no word for it");
      try (Channel channel = Samples.open(rig.spec(rig.port()))) {
        assertThatThrownBy(() -> channel.send(message(rig)))
            .isInstanceOfSatisfying(
                DeliveryException.class,
                e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(7)));
        channel.send(message(rig));
      }
    }
  }

  private static void assumeQuick(Rig rig, String type) {
    assumeTrue(
        rig.quick() || Boolean.getBoolean("andal.patient"),
        type + " waits up to 20 s: run with -Dandal.patient=true");
  }

  private Rig rig(String type) throws Exception {
    assumeTrue(!type.equals("Mqtt") || Mosquitto.isInstalled(), Mosquitto.skipped());
    return Rigs.of(type, folder);
  }

  /** A broker hands on what it took when it likes. */
  private static void arrives(Rig rig) {
    Wait.until("it is there", () -> !rig.taken().isEmpty());
  }

  private static Message message(Rig rig) {
    return Samples.message(Notice.Event.STARTED, rig.recipient());
  }

  private static void fails(Channel channel, Rig rig) {
    assertThatThrownBy(() -> channel.send(message(rig))).isInstanceOf(DeliveryException.class);
  }

  /** A channel may need a moment to see that its old connection is gone. */
  private static void sendSoon(Channel channel, Rig rig) {
    AtomicReference<String> last = new AtomicReference<>("");
    Wait.until(
        "the message is taken",
        Duration.ofSeconds(60),
        () -> {
          try {
            channel.send(message(rig));
            return true;
          } catch (DeliveryException e) {
            last.set(e.getMessage());
            return false;
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        last::get);
  }
}
