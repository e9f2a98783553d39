package io.andal.benchmark.sms;

import io.andal.channel.DeliveryException;
import io.andal.channel.Surroundings;
import io.andal.channel.smpp.SmppChannel;
import io.andal.channel.smpp.SmppSettings;
import io.andal.channel.sms.SmsParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Short messages with receipts over SMPP, window 32, to a center in the same JVM. */
public final class SmsBenchmark {
  private static final int WARM_UP = 40_000;
  private static final int MESSAGES = 100_000;
  private static final int WINDOW = 32;
  private static final int FASTEST = 1_000_000;
  private static final String TEXT =
      "PAGE commands: budget burns 14.8x, 41% left, gone in 2 h 10 min. Controls."
          + " https://andal.pumps.example/a/0mfnq3k5caaaaaaa";

  private SmsBenchmark() {}

  public static void run() throws IOException, InterruptedException {
    int port = freePort();
    try (QuickCenter _ = new QuickCenter(port)) {
      Run run = new Run(port);
      run.messages(WARM_UP);
      double seconds = run.messages(MESSAGES);
      run.close();
      System.out.printf(
          "sms: %,d messages with receipts over SMPP at window %d in %.1f s: %,.0f/s,"
              + " %d not taken%n",
          MESSAGES, WINDOW, seconds, MESSAGES / seconds, run.refused());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** One channel, and who counts its receipts. */
  private static final class Run {
    private final SmppChannel channel;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile CountDownLatch receipts = new CountDownLatch(0);

    Run(int port) {
      channel =
          new SmppChannel(
              new SmppSettings(
                  "benchmark",
                  "127.0.0.1",
                  port,
                  false,
                  "andal",
                  "right",
                  "",
                  false,
                  false,
                  Optional.of("Andal"),
                  WINDOW,
                  FASTEST,
                  1,
                  Duration.ofSeconds(30),
                  Duration.ofSeconds(10),
                  false),
              new Surroundings(Clock.systemUTC(), _ -> receipts.countDown(), _ -> {}));
    }

    /** Returns how many seconds it took until the last receipt was there. */
    double messages(int count) throws InterruptedException {
      receipts = new CountDownLatch(count);
      SmsParts parts = SmsParts.text(TEXT, 1, 1);
      AtomicInteger next = new AtomicInteger();
      long start = System.nanoTime();
      try (ExecutorService threads = Executors.newFixedThreadPool(WINDOW)) {
        for (int thread = 0; thread < WINDOW; thread++) {
          var _ =
              threads.submit(
                  () -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                      submit(i, parts);
                    }
                    return null;
                  });
        }
      }
      if (!receipts.await(1, TimeUnit.MINUTES)) {
        System.out.printf("%,d receipts did not come%n", receipts.getCount());
      }
      return (System.nanoTime() - start) / 1e9;
    }

    private void submit(int i, SmsParts parts) throws InterruptedException {
      try {
        channel.submit("message-" + i, "+62812345678", parts);
      } catch (DeliveryException e) {
        receipts.countDown();
        if (refused.getAndIncrement() == 0) {
          System.out.println(e.getMessage());
        }
      }
    }

    int refused() {
      return refused.get();
    }

    void close() {
      channel.close();
    }
  }
}
