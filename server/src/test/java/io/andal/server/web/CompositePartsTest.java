package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class CompositePartsTest {
  @Test
  void theObjectivesPageShowsWhatACompositeIsMadeOf() throws IOException, InterruptedException {
    try (ConfigurableApplicationContext server = PreviewServer.start(0);
        HttpClient client = HttpClient.newHttpClient()) {
      String base =
          "http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port");
      assertThat(page(client, base + "/objectives/alarms-latency"))
          .contains("What it is made of", "Alarms are written down", "Texts leave within 10 s")
          .contains("× 2", "/objectives?service=telemetry");
      assertThat(page(client, base + "/objectives/commands-latency"))
          .doesNotContain("What it is made of");
    }
  }

  private static String page(HttpClient client, String url)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("Accept-Language", "en").build();
    return client.send(request, BodyHandlers.ofString()).body();
  }
}
