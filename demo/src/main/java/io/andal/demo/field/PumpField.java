package io.andal.demo.field;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All pumps at work, each with a connection of its own and a reading every half minute. */
public final class PumpField implements AutoCloseable {
  private static final long INTERVAL = 30_000;
  private static final long STEP = 250;

  private final List<PumpLine> lines;
  private final Clock clock;
  private final Thread thread;

  private PumpField(List<PumpLine> lines, Clock clock) {
    this.lines = lines;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("pumps").unstarted(this::work);
  }

  /**
   * Where pumps connect.
   *
   * @param address {@code mqtt://HOST:PORT}
   * @param secret a token that may speak for a pump
   */
  public record Broker(URI address, Function<Pump, String> secret) {}

  /** Switches all pumps on; none without a broker. */
  public static PumpField start(Optional<Broker> broker, FieldStory story, Clock clock) {
    List<PumpLine> lines =
        broker
            .map(to -> Pump.all().stream().map(pump -> new PumpLine(pump, story, to)).toList())
            .orElse(List.of());
    PumpField field = new PumpField(lines, clock);
    field.thread.start();
    return field;
  }

  private void work() {
    long done = clock.millis();
    while (true) {
      long now = clock.millis();
      for (int i = 0; i < lines.size(); i++) {
        PumpLine line = lines.get(i);
        line.follow(now);
        // Each pump has its own moment of the half minute.
        long shift = i * INTERVAL / lines.size();
        if (Math.floorDiv(now - shift, INTERVAL) > Math.floorDiv(done - shift, INTERVAL)) {
          line.measure(now);
        }
      }
      done = now;
      try {
        Thread.sleep(STEP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lines.forEach(PumpLine::close);
  }
}
