package io.andal.device.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever order messages come in within the reorder timeout, the same happened. */
class ReorderingLawTest {
  private static final long T = 1_767_225_600_000L;

  private record Sent(String type, String device, byte[] payload) {}

  private static List<Sent> session(Random random, int messages) {
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      int number = (i + 1) % 256;
      long at = T + i * 10L;
      String device = "d" + random.nextInt(3);
      String type =
          i < 3
              ? "DBIRTH"
              : List.of("DDATA", "DDATA", "DDATA", "NDATA", "DDEATH", "DBIRTH")
                  .get(random.nextInt(6));
      sent.add(
          new Sent(
              type,
              type.startsWith("N") ? "" : i < 3 ? "d" + i : device,
              Payloads.payload(at, number, Payloads.metric("pressure", (double) i).at(at))));
    }
    return sent;
  }

  private static List<String> heard(List<Sent> sent) {
    Recorded host = new Recorded();
    host.take("NBIRTH", "", Payloads.birth(T, 0, 0), T);
    for (Sent each : sent) {
      // All within the timeout: what is in disorder is never given up.
      host.take(each.type(), each.device(), each.payload(), T + 4_000);
      host.host.advance(T + 4_000);
    }
    host.told.addAll(host.refused);
    return host.said();
  }

  @Property(tries = 200)
  void disorderOfSomeMessagesChangesNothing(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 400) int messages,
      @ForAll @IntRange(min = 1, max = 100) int window) {
    Random random = new Random(seed);
    List<Sent> ordered = session(random, messages);
    List<Sent> disordered = new ArrayList<>();
    List<Sent> waiting = new ArrayList<>();
    for (Sent each : ordered) {
      waiting.add(each);
      if (waiting.size() >= window) {
        // The oldest never waits for more than the window.
        disordered.add(waiting.remove(random.nextInt(3) == 0 ? 0 : random.nextInt(waiting.size())));
        while (waiting.size() > 0
            && ordered.indexOf(waiting.getFirst()) <= ordered.indexOf(each) - window) {
          disordered.add(waiting.removeFirst());
        }
      }
    }
    while (!waiting.isEmpty()) {
      disordered.add(waiting.remove(random.nextInt(waiting.size())));
    }
    assertThat(heard(disordered)).isEqualTo(heard(ordered));
  }
}
