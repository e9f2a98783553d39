package io.andal.signal.prometheus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.kit.PromqlRig;
import io.andal.signal.kit.PromqlServer;
import io.andal.signal.kit.RemoteWriter;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Truth;
import io.andal.signal.kit.TruthSeries;
import io.andal.testing.RealPrometheus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A real Prometheus that keeps every truth, each as a job; only trouble is played before it. */
class PrometheusOnRealServerKitTest extends SourceKit {
  private static final AtomicInteger JOBS = new AtomicInteger();
  private static RealPrometheus prometheus;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    client = HttpClient.newHttpClient();
    prometheus =
        RealPrometheus.builder()
            .flag("--web.enable-remote-write-receiver")
            .outOfOrder("20y")
            .start();
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
      client.close();
    }
  }

  @Override
  protected Rig rig(Truth truth) {
    return new PromqlRig(
        new PromqlServer(List.of(), new Real(prometheus.url())),
        truth,
        true,
        "a shard did not answer",
        (details, clock) -> PrometheusSources.open("p", details, clock));
  }

  /** Samples can't be changed once they are written, so each truth is a job of its own. */
  private record Real(URI url) implements PromqlServer.Backend {
    @Override
    public String know(Truth truth) {
      String job = "api-" + JOBS.incrementAndGet();
      RemoteWriter writer = new RemoteWriter(url);
      TruthSeries.of(truth, job).forEach(writer::add);
      writer.send();
      return job;
    }

    @Override
    public String answer(String path, String form) throws IOException {
      HttpRequest request =
          HttpRequest.newBuilder(url.resolve(path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      try {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IOException(answer.body());
        }
        return answer.body();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
