package io.andal.signal.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.database.Database;
import io.andal.signal.pushed.Pushed;
import io.andal.signal.pushed.RefusedRequestException;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

/** Bodies that nobody should send: each is answered, and none takes more memory than it may. */
class BrokenBodiesTest {

  @Test
  void brokenBodiesAreAnswered() {
    Random random = new Random(7);
    try (Database database = TestDatabases.sqlite()) {
      RemoteWriteReceiver receiver =
          new RemoteWriteReceiver(database, new MutableClock(Pushed.START));
      for (Protocol protocol : Protocol.values()) {
        byte[] whole =
            Encoder.encode(
                protocol,
                List.of(
                    Sent.series("a_total", Sent.since(-9, 1, 2), Sent.end(2)),
                    Sent.series("b_total", List.of("x", "ü"), Sent.at(1, 2))));
        for (int i = 0; i < 3_000; i++) {
          byte[] body = SnappyBlock.pack(harmed(whole, random));
          if (i % 3 == 0) {
            body = harmed(body, random);
          }
          assertThat(receiver.accept(body, protocol.contentType(), "snappy").status())
              .isIn(204, 400, 413);
        }
      }
    }
  }

  private static byte[] harmed(byte[] bytes, Random random) {
    byte[] harmed = bytes.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      harmed[random.nextInt(harmed.length)] = (byte) random.nextInt();
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(harmed, 1 + random.nextInt(harmed.length))
        : harmed;
  }

  @Test
  void aSmallBodyThatSaysItIsHugeIsRefusedBeforeAnythingIsAllocated() {
    byte[] bomb = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07, 0};
    assertThatThrownBy(() -> SnappyBlock.unpack(bomb, 1 << 20))
        .isInstanceOfSatisfying(
            RefusedRequestException.class, e -> assertThat(e.status()).isEqualTo(413));
    assertThatThrownBy(() -> SnappyBlock.unpack(bomb, Integer.MAX_VALUE))
        .isInstanceOfSatisfying(
            RefusedRequestException.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void manyEmptyThingsAreTooMany() {
    ByteArrayOutputStream empties = new ByteArrayOutputStream();
    for (int i = 0; i < 300_000; i++) {
      empties.write(0x0a);
      empties.write(0);
    }
    assertThatThrownBy(() -> Protocol.V1.decode(empties.toByteArray(), WriteLimits.DEFAULT))
        .isInstanceOfSatisfying(
            RefusedRequestException.class, e -> assertThat(e.status()).isEqualTo(413));
  }

  @Property(tries = 200)
  void whatIsPackedUnpacksToTheSame(@ForAll byte[] bytes, @ForAll long seed) throws Exception {
    byte[] more = repeated(bytes, new Random(seed));
    byte[] packed = SnappyBlock.pack(more);
    assertThat(SnappyBlock.unpack(packed, Integer.MAX_VALUE)).isEqualTo(more);
    assertThat(Snappy.uncompress(packed)).isEqualTo(more);
    assertThat(SnappyBlock.unpack(Snappy.compress(more), Integer.MAX_VALUE)).isEqualTo(more);
  }

  private static byte[] repeated(byte[] bytes, Random random) {
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    for (int i = random.nextInt(2_000); i >= 0; i--) {
      more.writeBytes(bytes);
      more.write(random.nextInt());
    }
    return more.toByteArray();
  }

  @Test
  void whatRepeatsIsPackedSmall() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      lines.add("http_requests_total{code=\"200\",instance=\"api-" + i + "\"}");
    }
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    assertThat(SnappyBlock.pack(text).length).isLessThan(text.length / 3);
  }
}
