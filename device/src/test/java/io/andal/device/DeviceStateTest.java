package io.andal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeviceStateTest {
  private static final int AT = DeviceState.WORDS;
  private static final long NEWEST = 29_000_000;

  @Test
  void minutesAreStoredByWhatHappenedInThem() {
    long[] s = new long[3 * DeviceState.WORDS];
    DeviceState.newest(s, AT, NEWEST);
    for (long minute = NEWEST - 383; minute <= NEWEST; minute++) {
      MinuteBits.set(s, AT, DeviceState.MEASURED, minute, true);
      MinuteBits.set(s, AT, DeviceState.CONNECTED, minute, minute % 2 == 0);
    }
    long[] stored = DeviceState.stored(s, AT);
    assertThat(stored).hasSize(DeviceState.WORDS);
    assertThat(LongStream.of(stored).skip(13).limit(6)).containsOnly(-1L);
    assertThat(LongStream.of(stored).skip(19).limit(6)).containsOnly(0L);
    assertThat(LongStream.of(stored).skip(25)).containsOnly(0x5555_5555_5555_5555L);
  }

  @Test
  void aStateIsPutBackAsItWas() {
    long[] s = LongStream.range(0, 3 * DeviceState.WORDS).toArray();
    long[] back = new long[3 * DeviceState.WORDS];
    DeviceState.restore(DeviceState.stored(s, AT), back, AT);
    assertThat(LongStream.of(back).limit(AT)).containsOnly(0L);
    assertThat(LongStream.of(back).skip(AT).limit(DeviceState.WORDS))
        .containsExactly(LongStream.range(AT, AT + DeviceState.WORDS).boxed().toArray(Long[]::new));
    assertThat(LongStream.of(back).skip(AT + DeviceState.WORDS)).containsOnly(0L);
  }
}
