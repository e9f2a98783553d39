package io.andal.signal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.SourceFailure;
import io.andal.signal.cloudwatch.CloudWatchSources;
import io.andal.signal.datadog.DatadogSources;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company's proxy that opens what passes shows certificates of its own, also for clouds. */
class AuthoritiesOfCloudsTest {
  @TempDir Path folder;

  @Test
  void cloudWatchTrustsWhatIsNamed() throws Exception {
    check(
        Map.of("namespace", "AWS/ApiGateway", "metric", "Count", "stat", "Sum"),
        Map.of(
            "region", "eu-central-1",
            "accessKeyId", "id",
            "secretAccessKey", secret()),
        details -> CloudWatchSources.open("cloud", details, Clock.systemUTC()));
  }

  @Test
  void datadogTrustsWhatIsNamed() throws Exception {
    check(
        Map.of("query", "sum:requests{*}.as_count()"),
        Map.of("apiKey", secret(), "applicationKey", secret()),
        details -> DatadogSources.open("cloud", details, Clock.systemUTC()));
  }

  private String secret() throws Exception {
    Path file = folder.resolve("secret");
    Files.writeString(file, "secret");
    return "${file:" + file + "}";
  }

  private void check(
      Map<String, Object> spec,
      Map<String, Object> own,
      Function<Map<String, Object>, SignalSource> opening)
      throws Exception {
    TestCertificate server = TestCertificate.make(folder, "server");
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(server.trusting(server)));
    https.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(403, -1);
          }
        });
    https.start();
    try {
      Map<String, Object> details = new HashMap<>(own);
      details.put("url", "https://127.0.0.1:" + https.getAddress().getPort());
      assertThat(failure(spec, details, opening).message()).contains("not trusted");
      details.put("tls", Map.of("ca", server.certificateReference()));
      assertThat(failure(spec, details, opening).cause()).isEqualTo(SourceFailure.Cause.DENIED);
    } finally {
      https.stop(0);
    }
  }

  private static SourceFailure failure(
      Map<String, Object> spec,
      Map<String, Object> details,
      Function<Map<String, Object>, SignalSource> opening)
      throws InterruptedException {
    long now = MinuteRange.minuteOf(Clock.systemUTC().instant());
    try (SignalSource source = opening.apply(details)) {
      Metric metric = new Metric(spec);
      Indicator indicator = new Indicator.Ratio("cloud", metric, false, metric, false);
      Reading reading =
          source.read(List.of(indicator), new MinuteRange(now - 30, now - 20)).getFirst();
      return ((Reading.Failed) reading).failure();
    }
  }
}
