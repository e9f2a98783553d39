package io.andal.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.device.DeviceEvent.Connected;
import io.andal.device.DeviceEvent.Disconnected;
import io.andal.device.DeviceEvent.Telemetry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** One recorded log gives the same minutes, however it is replayed. */
class ReplayLawTest {
  private static final long START = 1_795_000_020_000L;
  private static final int DEVICES = 4;
  private static final long DISORDER = 3_000;

  /** An event, and when it is processed. */
  private record Logged(int device, DeviceEvent event, long processed) {}

  @Property(tries = 300)
  void batchesDuplicatesAndDisorderChangeNothing(
      @ForAll long seed,
      @ForAll boolean connections,
      @ForAll @IntRange(min = 5, max = 400) int every) {
    Random random = new Random(seed);
    KernelRules rules =
        new KernelRules(connections, every * 1_000L, every * 1_500L, 2_000, 10_000, 256);
    List<Logged> log = log(random, every, connections);
    String once = replay(rules, log, 0, random);
    List<Logged> shuffled = new ArrayList<>();
    for (Logged one : log) {
      long at = one.event().receivedMillis();
      shuffled.add(new Logged(one.device(), one.event(), at + random.nextLong(DISORDER)));
      if (random.nextInt(4) == 0) {
        shuffled.add(new Logged(one.device(), one.event(), at + random.nextLong(DISORDER)));
      }
    }
    shuffled.sort(Comparator.comparingLong(Logged::processed));
    assertThat(replay(rules, shuffled, 50, random)).isEqualTo(once);
  }

  private static String replay(KernelRules rules, List<Logged> log, int batch, Random random) {
    Minutes minutes = new Minutes();
    FleetTable table = new FleetTable(rules, minutes);
    table.linkUp(START);
    for (Logged one : log) {
      int device = table.add("d" + one.device(), one.device() % 2, true, 0);
      if (batch > 0 && random.nextInt(batch) == 0) {
        table.advance(one.processed());
      }
      table.apply(device, one.event());
    }
    for (int hour = 1; hour <= 8; hour++) {
      table.advance(START + hour * 3_600_000L);
    }
    return minutes.slices();
  }

  private static List<Logged> log(Random random, int every, boolean connections) {
    List<Logged> log = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      long skew = random.nextInt(3) == 0 ? random.nextLong(-600_000, 600_000) : 0;
      long time = START + random.nextLong(60_000);
      long sequence = random.nextInt(256);
      int messages = Math.min(200, 3 * 3600 / every);
      long held = 0;
      for (int i = 0; i < messages; i++) {
        time += every * 1_000L + random.nextLong(800);
        if (connections && random.nextInt(15) == 0) {
          long gone = time - random.nextLong(1, every * 900L);
          log.add(logged(device, new Disconnected(gone, OfflineReason.LAST_WILL)));
          time += random.nextLong(10_000, 400_000);
          log.add(logged(device, new Connected(time)));
          time += random.nextLong(10_000, 20_000);
        }
        sequence = (sequence + (random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 1)) % 256;
        if (held > 0 || random.nextInt(30) == 0) {
          // The device keeps what it measured for a while, and then sends all of it.
          held = held > 0 ? held - 1 : 1 + random.nextInt(12);
        }
        long received = time + random.nextLong(500) + held * every * 1_000L;
        log.add(
            logged(device, new Telemetry(received, time - skew, sequence, random.nextInt(8) == 0)));
      }
    }
    log.sort(Comparator.comparingLong(Logged::processed));
    return log;
  }

  private static Logged logged(int device, DeviceEvent event) {
    return new Logged(device, event, event.receivedMillis());
  }
}
