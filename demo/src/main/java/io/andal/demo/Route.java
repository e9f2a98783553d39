package io.andal.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One way in which the company's services are asked.
 *
 * @param path with {@code {serial}}, {@code {uuid}} and {@code {number}} where values go
 * @param query likewise; empty if there is none
 * @param weight how often, relative to the others of its service
 * @param good status of an answer that went well
 */
record Route(String method, String path, String query, int weight, int good, List<Client> clients) {
  private static final int PUMPS = 500;

  /** Who asks: a product and its version. */
  record Client(String name, String version) {
    String userAgent() {
      return name + "/" + version;
    }
  }

  Route {
    clients = List.copyOf(clients);
  }

  /** A path that was really asked for. */
  String asked(SplittableRandom random) {
    return filled(path, random);
  }

  String askedQuery(SplittableRandom random) {
    return filled(query, random);
  }

  private static String filled(String text, SplittableRandom random) {
    return text.replace("{serial}", "P-" + (10_000 + random.nextInt(PUMPS)))
        .replace("{uuid}", uuid(random))
        .replace("{number}", String.valueOf(100_000 + random.nextInt(900_000)))
        .replace("{customer}", "C" + (1_000 + random.nextInt(40)))
        .replace("{day}", "2026-11-%02d".formatted(1 + random.nextInt(28)));
  }

  private static String uuid(SplittableRandom random) {
    return new java.util.UUID(
            (random.nextLong() & ~0xF000L) | 0x4000L,
            (random.nextLong() & ~(0xC000L << 48)) | (0x8000L << 48))
        .toString();
  }
}
