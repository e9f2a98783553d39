package io.andal.benchmark.specification;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Times of one thing done several times, by the clock and by the thread's CPU. */
final class Times {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Long> wall = new ArrayList<>();
  private final List<Long> cpu = new ArrayList<>();
  private long wallStart;
  private long cpuStart;

  void start() {
    cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    wallStart = System.nanoTime();
  }

  void stop() {
    wall.add(System.nanoTime() - wallStart);
    cpu.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart);
  }

  private static double millis(long nanos) {
    return nanos / NANOS_PER_MILLI;
  }

  private static double median(List<Long> values) {
    return millis(values.stream().sorted().toList().get(values.size() / 2));
  }

  @Override
  public String toString() {
    return "first %.0f ms (CPU %.0f ms), median of %d: %.0f ms (CPU %.0f ms)"
        .formatted(
            millis(wall.getFirst()),
            millis(cpu.getFirst()),
            wall.size(),
            median(wall),
            median(cpu));
  }
}
