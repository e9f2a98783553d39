package io.andal.benchmark.specification;

import io.andal.specification.OtherFiles;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import io.andal.specification.difference.Differences;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;

/** Reads one large description often, and compares it with itself; a process of its own. */
public final class LargeDescription {
  private static final int RUNS = 15;
  private static final double MEGABYTE = 1e6;

  private LargeDescription() {}

  public static void main(String[] arguments) throws IOException {
    SpecificationFile file = Corpus.read(Path.of(arguments[0]), Path.of(arguments[1]));
    SpecificationReader reader = new SpecificationReader(SpecificationLimits.DEFAULT);
    Times reading = new Times();
    Specification read = null;
    for (int run = 0; run < RUNS; run++) {
      reading.start();
      read = reader.read(file, OtherFiles.NONE).orElseThrow();
      reading.stop();
    }
    if (read == null) {
      return;
    }
    String heap = "-Xmx%dm".formatted(Runtime.getRuntime().maxMemory() >> 20);
    System.out.printf(
        "%s (%.1f MB) read with positions, references and outline, %s: %s%n",
        file.name(), file.bytes().length / MEGABYTE, heap, reading);
    long with = used();
    int operations = read.outline().operations().size();
    Specification other = reader.read(file, OtherFiles.NONE).orElseThrow();
    System.out.printf(
        "held in memory: %.1f MB for %,d operations; most ever used %.0f MB%n",
        (used() - with) / MEGABYTE, operations, peak() / MEGABYTE);
    Times comparing = new Times();
    int changes = 0;
    for (int run = 0; run < RUNS; run++) {
      comparing.start();
      changes = Differences.between(read, other).size();
      comparing.stop();
    }
    System.out.printf("compared with itself, %d changes: %s%n", changes, comparing);
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
