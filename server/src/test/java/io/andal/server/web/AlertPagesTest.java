package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages about alerts of all sources, with alerts on them, in a real browser. */
class AlertPagesTest {
  private static final List<String> PATHS =
      List.of(
          "/alerts",
          "/alerts/firing",
          "/silences?matchers=site%3D%22medan%22&hours=4&reason=The+pumps+are+moved",
          "/oncall",
          "/alerts/messages");

  private static final String DOCUMENTS =
      """
      apiVersion: andal.io/v1
      kind: Channel
      metadata: {name: mail}
      spec: {type: Email, host: localhost, port: 1, from: andal@pumps.example}
      ---
      apiVersion: andal.io/v1
      kind: Schedule
      metadata: {name: pumps}
      spec:
        zone: Asia/Jakarta
        rotations:
          - start: 2026-01-05T09:00
            days: 2
            people:
              - {name: Siti Rahayu, channel: mail, to: siti@pumps.example}
              - {name: Ayu Wulandari, channel: mail, to: ayu@pumps.example}
      ---
      apiVersion: andal.io/v1
      kind: Route
      metadata: {name: company}
      spec:
        receivers: [{name: night-watch, tell: [{schedule: pumps}]}]
        receiver: night-watch
        groupWait: 0s
        groupBy: [alertname, site]
      """;

  @Test
  void everyPageIsAccessibleAndFits() throws InterruptedException {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        required || Chromium.program().isPresent(),
        "Browser tests are skipped: there is no Chromium here (ANDAL_CHROMIUM can name one).");
    List<String> complaints = new ArrayList<>();
    try (TestServer server = TestServer.start();
        Chromium chromium = Chromium.start(Chromium.program().orElseThrow())) {
      prepare(server);
      try (BrowserContext first = chromium.browser().newContext(look(ColorScheme.LIGHT, 1280))) {
        Page page = first.newPage();
        page.navigate(server.link());
        page.locator("input[name=name]").fill("ayu");
        page.locator("input[name=displayName]").fill("Ayu Wulandari");
        page.locator("input[name=password]").fill("pumps run at night");
        page.locator("button[type=submit]").click();
        page.navigate(server.url() + "/alerts/firing");
        page.locator("form[action$=acknowledge] button").first().click();
        assertThat(page.locator(".answer").textContent()).contains("6 of them not acknowledged");
        whatFiresNowIsSeenBeforeThePageWouldAskByItself(page, server);
        visit(page, server.url(), "light", complaints);
        String state = first.storageState();
        try (BrowserContext phone =
            chromium.browser().newContext(look(ColorScheme.DARK, 390).setStorageState(state))) {
          visit(phone.newPage(), server.url(), "phone", complaints);
        }
      }
    }
    assertThat(complaints).isEmpty();
  }

  /** By the clock it asks every ten seconds. */
  private static void whatFiresNowIsSeenBeforeThePageWouldAskByItself(
      Page page, TestServer server) {
    page.waitForResponse(
        response -> response.url().endsWith("/alerts/events"),
        () -> page.navigate(server.url() + "/alerts/firing"));
    String alert = "[{\"labels\":{\"alertname\":\"Flooded\",\"device\":\"pump-9\"}}]";
    assertThat(server.client(Scope.INGEST).send("POST", "/api/v2/alerts", alert).statusCode())
        .isEqualTo(200);
    page.locator("td.lead a", new Page.LocatorOptions().setHasText("Flooded"))
        .waitFor(new Locator.WaitForOptions().setTimeout(7_000));
  }

  private static com.microsoft.playwright.Browser.NewContextOptions look(
      ColorScheme scheme, int width) {
    return new Look(scheme, width, "en").context();
  }

  private static void prepare(TestServer server) throws InterruptedException {
    server.client(Scope.ADMIN).postYaml("/api/v1/apply", DOCUMENTS);
    StringBuilder alerts = new StringBuilder("[");
    for (int i = 0; i < 7; i++) {
      alerts
          .append(i == 0 ? "" : ",")
          .append(
              """
              {"labels":{"alertname":"%s","device":"pump-%d","site":"%s","severity":"%s"},
               "annotations":{"summary":"pump-%d sends nothing since 10 minutes"}}"""
                  .formatted(
                      i == 6 ? "PressureLow" : "DeviceOffline",
                      i,
                      i % 2 == 0 ? "medan" : "bandung",
                      i % 3 == 0 ? "page" : "ticket",
                      i));
    }
    assertThat(
            server
                .client(Scope.INGEST)
                .send("POST", "/api/v2/alerts", alerts.append("]").toString())
                .statusCode())
        .isEqualTo(200);
    server.runtime().groupSender().run();
  }

  private static void visit(Page page, String url, String look, List<String> complaints) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    for (String path : PATHS) {
      assertThat(page.navigate(url + path).status()).as(path).isEqualTo(200);
      Accessibility.violations(page).forEach(found -> complaints.add(path + ": " + found));
      Object wide =
          page.evaluate(
              "document.documentElement.scrollWidth > document.documentElement.clientWidth");
      if (Boolean.TRUE.equals(wide)) {
        complaints.add(path + " is wider than its window (" + look + ")");
      }
      String shots = System.getProperty("andal.shots", "");
      if (!shots.isEmpty()) {
        String name = look + path.replaceAll("[?].*", "").replace('/', '-') + ".png";
        page.screenshot(
            new Page.ScreenshotOptions().setPath(Path.of(shots, name)).setFullPage(true));
      }
    }
  }
}
