package io.andal.benchmark.alert;

import io.andal.benchmark.server.Folders;
import io.andal.testing.Wait;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ten thousand alerts at once, in a hundred groups, into a whole server in a process of its own:
 * when the first message is out; and, with a {@code kill -9} right after the last answer, what is
 * left of them, and who is told after the start.
 */
final class StormMeasurement {
  private static final int ALERTS = 10_000;

  private static final String DOCUMENTS =
      """
      apiVersion: andal.io/v1
      kind: Channel
      metadata: {name: hook}
      spec: {type: Webhook, url: 'HOOK', body: alertmanager}
      ---
      apiVersion: andal.io/v1
      kind: Route
      metadata: {name: company}
      spec:
        receiver: ops
        groupBy: [site]
        groupWait: 1s
        receivers: [{name: ops, tell: [{channel: hook, to: ops}]}]
      """;

  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicLong first = new AtomicLong();

  static void run() throws IOException, InterruptedException {
    new StormMeasurement().once(false);
    new StormMeasurement().once(true);
  }

  private void once(boolean kill) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("andal-benchmark");
    Path documents = Files.createDirectories(folder.resolve("documents"));
    Path data = Files.createDirectories(folder.resolve("data"));
    try (HookSink hook = new HookSink(this::told)) {
      Files.writeString(documents.resolve("storm.yaml"), DOCUMENTS.replace("HOOK", hook.url()));
      try (StormProcess server = StormProcess.start(data, documents)) {
        PostedAlerts door =
            new PostedAlerts(URI.create(server.url() + "/api/v2/alerts"), server.token(), 4);
        long begin = System.nanoTime();
        double seconds = door.send(0, ALERTS, 100);
        if (kill) {
          server.kill();
          afterTheKill(data, documents);
        } else {
          Wait.until("somebody is told", () -> first.get() > 0);
          System.out.printf(
              Locale.ROOT,
              "storm: %,d alerts posted and stored in %.2f s by a server that just started; first"
                  + " message out %.2f s after the first alert (group_wait 1 s)%n",
              ALERTS,
              seconds,
              (first.get() - begin) / 1e9);
        }
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private void afterTheKill(Path data, Path documents) throws IOException {
    int before = messages.get();
    try (StormProcess again = StormProcess.start(data, documents)) {
      Wait.until(
          "somebody is told",
          Duration.ofSeconds(30),
          () -> messages.get() > 0,
          () -> messages.get() + " messages");
      System.out.printf(
          Locale.ROOT,
          "storm: kill -9 right after the last answer (%d messages were out): %,d of %,d alerts are"
              + " there after the next start, %d messages out%n",
          before,
          again.kept(),
          ALERTS,
          messages.get());
      if (again.kept() < ALERTS) {
        throw new IllegalStateException("alerts were lost");
      }
    }
  }

  private void told(String body) {
    first.compareAndSet(0, System.nanoTime());
    messages.incrementAndGet();
  }
}
