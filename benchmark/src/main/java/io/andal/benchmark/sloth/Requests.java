package io.andal.benchmark.sloth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes what a Prometheus would have scraped from many services: for each, two instances with
 * successes and failures, every 15 seconds.
 */
public final class Requests {
  public static final int SCRAPE_SECONDS = 15;
  public static final int SERIES_PER_SERVICE = 4;

  private Requests() {}

  public static String service(int number) {
    return "service-%04d".formatted(number);
  }

  /** Writes OpenMetrics for {@code [from, to)}, in seconds since 1970. */
  public static void write(Path file, int services, long from, long to) throws IOException {
    Random random = new Random(42);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("# TYPE http_requests counter\n");
      for (int service = 0; service < services; service++) {
        for (String instance : new String[] {"a", "b"}) {
          for (String code : new String[] {"200", "500"}) {
            String labels =
                "http_requests_total{service=\"%s\",instance=\"%s\",code=\"%s\"} "
                    .formatted(service(service), instance, code);
            long value = 0;
            for (long time = from; time < to; time += SCRAPE_SECONDS) {
              value +=
                  code.equals("200") ? 20 + random.nextInt(40) : random.nextInt(50) == 0 ? 1 : 0;
              out.write(labels);
              out.write(Long.toString(value));
              out.write(' ');
              out.write(Long.toString(time));
              out.write('\n');
            }
          }
        }
      }
      out.write("# EOF\n");
    }
  }
}
