package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of fleets in a browser: everybody can use them, in both themes, wide and narrow. */
class FleetBrowserTest {
  private static final String PUMPS =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: pumps, displayName: Field pumps}
      spec:
        type: HTTP
        interval: 1m
        groupBy: [site]
        mapping: {device: /id, time: /t, sequence: /n, attributes: {site: /s}, values: {bar: /bar}}
        devices: [{id: p9}]
      """;

  @Test
  void fleetsOneFleetAndOneDevice() {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        required || Chromium.program().isPresent(),
        "Browser tests are skipped: there is no Chromium here (ANDAL_CHROMIUM can name one).");
    List<String> complaints = new ArrayList<>();
    try (TestServer server = TestServer.start();
        Chromium chromium = Chromium.start(Chromium.program().orElseThrow())) {
      String link = server.link();
      server.client(Scope.WRITE).postYaml("/api/v1/apply", PUMPS);
      StringBuilder messages = new StringBuilder();
      for (int minute = 120; minute >= 0; minute--) {
        for (int i = 0; i < 8; i++) {
          if (i < 6 || minute % 40 > 12) {
            messages.append(
                "{\"id\": \"pump-%d\", \"t\": \"%s\", \"n\": %d, \"s\": \"north\", \"bar\": 2.5}\n"
                    .formatted(i, Instant.now().minusSeconds(60L * minute), 120 - minute));
          }
        }
      }
      server
          .client(Scope.INGEST)
          .json("POST", "/api/v1/fleets/pumps/telemetry", messages.toString());
      for (Look look :
          List.of(new Look(ColorScheme.LIGHT, 1280, "en"), new Look(ColorScheme.DARK, 390, "id"))) {
        try (BrowserContext context = chromium.browser().newContext(look.context())) {
          Page page = context.newPage();
          page.onConsoleMessage(
              message -> {
                if (message.type().equals("error")) {
                  complaints.add(page.url() + ": " + message.text());
                }
              });
          if (look.width() == 1280) {
            setUp(page, link);
          } else {
            logIn(page, server);
          }
          page.navigate(server.url() + "/fleets");
          inspect(page, look, "fleets", complaints);
          page.locator("#pumps h2 a").click();
          page.locator("#devices").waitFor();
          inspect(page, look, "fleet", complaints);
          page.locator("#devices tbody tr a").nth(1).click();
          page.locator("#changes").waitFor();
          inspect(page, look, "device", complaints);
        }
      }
    }
    assertThat(complaints).isEmpty();
  }

  private static void inspect(Page page, Look look, String name, List<String> complaints) {
    complaints.addAll(Accessibility.violations(page));
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "fleet-shots", name + "-" + look + ".png")));
  }

  private static void setUp(Page page, String link) {
    page.navigate(link);
    page.locator("input[name=name]").fill("ayu");
    page.locator("input[name=displayName]").fill("Ayu Wulandari");
    page.locator("input[name=password]").fill("pumps run at night");
    page.locator("button[type=submit]").click();
    page.locator("h1").waitFor();
  }

  private static void logIn(Page page, TestServer server) {
    page.navigate(server.url() + "/login");
    page.locator("input[name=username]").fill("ayu");
    page.locator("input[name=password]").fill("pumps run at night");
    page.locator("button[type=submit]").click();
    page.locator("h1").waitFor();
  }
}
