package io.andal.benchmark.device;

import io.andal.device.Column;
import io.andal.device.FleetTable;
import io.andal.device.FleetTally;
import io.andal.device.KernelRules;
import io.andal.device.Outputs;
import io.andal.device.Presence;
import io.andal.device.Standing;
import java.util.Arrays;
import java.util.Locale;

/**
 * The kernel alone, in one thread: telemetry to presence and minutes, what a million devices weigh,
 * and how late the last of a million silent devices is found out.
 */
public final class DeviceBenchmark {
  private static final int DEVICES = 1_000_000;
  private static final int GROUPS = 100;
  private static final int RUNS = 5;
  private static final long SILENCE = 10_000;

  private DeviceBenchmark() {}

  /** Counts what the kernel tells, as the store would take it. */
  private static final class Counting implements Outputs {
    final FleetTally tally = new FleetTally();
    long offline;
    long latest;

    @Override
    public void add(int group, long minute, Column column, int change) {
      tally.add(group, minute, column, change);
    }

    @Override
    public void presence(int device, Standing before, Standing now, long atMillis) {
      if (now.presence() == Presence.OFFLINE) {
        offline++;
        latest = Math.max(latest, System.currentTimeMillis() - atMillis);
      }
    }
  }

  public static void run() throws InterruptedException {
    System.out.printf(
        Locale.ROOT, "devices: %,d devices in %d groups, one thread%n", DEVICES, GROUPS);
    long before = usedHeap();
    Counting counting = new Counting();
    FleetTable table =
        new FleetTable(new KernelRules(true, 60_000, 90_000, 2_000, 10_000, 65_536), counting);
    long now = 1_795_000_020_000L;
    table.linkUp(now);
    for (int i = 0; i < DEVICES; i++) {
      table.add("pump-%07d".formatted(i), i % GROUPS, true, now / 60_000);
    }
    double[] speeds = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      // Every device once a minute, in an order that the processor's caches can't foresee.
      long start = System.nanoTime();
      for (int i = 0; i < DEVICES; i++) {
        int device = (int) (i * 7_368_787L % DEVICES);
        long received = now + i * 60_000L / DEVICES;
        table.telemetry(device, received, received - 120, run, i % 50 == 0);
      }
      now += 60_000;
      table.advance(now);
      counting.tally.take((_, _, _) -> {});
      speeds[run] = DEVICES * 1e9 / (System.nanoTime() - start);
    }
    Arrays.sort(speeds);
    System.out.printf(
        Locale.ROOT,
        "  every device once a minute, ends of minutes included: %,.0f events/s, median of %d%n",
        speeds[RUNS / 2],
        RUNS);
    System.out.printf(
        Locale.ROOT,
        "  presence, minutes, timers and ids: %,d MB%n",
        (usedHeap() - before) / 1_000_000);
    busy(table, now);
    silent();
  }

  private static void busy(FleetTable table, long start) {
    int events = 5_000_000;
    double[] speeds = new double[RUNS];
    long now = start;
    for (int run = 0; run < RUNS; run++) {
      long began = System.nanoTime();
      for (int i = 0; i < events; i++) {
        table.telemetry(
            i % 100_000, now + i / 500, now + i / 500 - 40, run * 50 + i / 100_000, false);
      }
      now += 10_000;
      speeds[run] = events * 1e9 / (System.nanoTime() - began);
    }
    Arrays.sort(speeds);
    System.out.printf(
        Locale.ROOT,
        "  100,000 devices five times a second: %,.0f events/s, median of %d%n",
        speeds[RUNS / 2],
        RUNS);
  }

  private static void silent() throws InterruptedException {
    Counting counting = new Counting();
    FleetTable table =
        new FleetTable(new KernelRules(false, 5_000, SILENCE, 2_000, 10_000, 0), counting);
    table.linkUp(System.currentTimeMillis());
    for (int i = 0; i < DEVICES; i++) {
      table.add("pump-%07d".formatted(i), i % GROUPS, true, 0);
    }
    long now = System.currentTimeMillis();
    for (int i = 0; i < DEVICES; i++) {
      table.telemetry(i, now, now, i, false);
    }
    while (counting.offline < DEVICES) {
      Thread.sleep(100);
      table.advance(System.currentTimeMillis());
    }
    System.out.printf(
        Locale.ROOT,
        "  %,d devices silent at once: the last is offline %,d ms after its deadline%n",
        counting.offline,
        counting.latest);
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
