package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.andal.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A newcomer's way through a real server, with its real security, in a real browser. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealPagesTest {
  private static final Look LOOK = new Look(ColorScheme.LIGHT, 1280, "en");

  private static TestServer server;
  private static Chromium chromium;
  private static BrowserContext context;
  private static Page page;
  private static final List<String> COMPLAINTS = new ArrayList<>();

  @BeforeAll
  static void open() {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        required || Chromium.program().isPresent(),
        "Browser tests are skipped: there is no Chromium here (ANDAL_CHROMIUM can name one).");
    server = RecordedPumps.start();
    chromium = Chromium.start(Chromium.program().orElseThrow());
    context = chromium.browser().newContext(LOOK.context());
    page = context.newPage();
    // What the content security policy refuses is told on the console too.
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            COMPLAINTS.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> COMPLAINTS.add(page.url() + ": " + error));
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      context.close();
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  @Order(1)
  void theLinkOfTheTerminalLeadsThroughTheSetUpToTheOverview() {
    page.navigate(server.url() + "/login");
    inspect();
    page.navigate(server.link());
    assertThat(page.url()).endsWith("/setup");
    inspect();
    page.locator("input[name=name]").fill("ayu");
    page.locator("input[name=displayName]").fill("Ayu Wulandari");
    page.locator("input[name=password]").fill("pumps run at night");
    page.locator("button[type=submit]").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Are we all right?");
    assertThat(page.locator(".answer").textContent())
        .contains("one objective has no budget left", "one burns too fast");
    inspect();
    assertThat(COMPLAINTS).isEmpty();
  }

  @Test
  @Order(2)
  void everyPageShowsWhatWasRecordedAndBreaksNoPolicy() {
    String[] paths = {
      "/objectives",
      "/objectives/alarms-delivered",
      "/objectives/billing-invoices?range=week",
      "/agreements",
      "/agreements/nusantara-commands",
      "/alerts",
      "/reports",
      "/reports?by=service",
      "/sources",
      "/documents",
      "/documents/SLO/commands-accepted",
      "/settings"
    };
    for (String path : paths) {
      assertThat(page.navigate(server.url() + path).status()).as(path).isEqualTo(200);
      inspect();
    }
    assertThat(COMPLAINTS).isEmpty();
  }

  @Test
  @Order(3)
  void hoursWithoutDataAreHatched() {
    page.navigate(server.url() + "/objectives/firmware-updates?range=week");
    assertThat(page.locator(".burn-down .gap").count()).isPositive();
    assertThat(page.locator("#t-sli >> xpath=../.. >> .gap").count()).isPositive();
  }

  @Test
  @Order(4)
  void theAlertThatFiresIsFoundFromTheOverview() {
    page.navigate(server.url() + "/");
    page.locator(".concern-title", new Page.LocatorOptions().setHasText("Commands are accepted"))
        .click();
    assertThat(page.locator(".gate-answer").textContent()).contains("No");
    page.locator("#t-alerts + table a").first().click();
    assertThat(page.locator(".life li").count()).isGreaterThanOrEqualTo(2);
    inspect();
    assertThat(COMPLAINTS).isEmpty();
  }

  @Test
  @Order(5)
  void aTokenIsMadeAndItsSecretShownOnce() {
    page.navigate(server.url() + "/settings");
    page.locator("#tokens input[name=name]").fill("pipeline");
    page.locator("#tokens input[value=gate]").check();
    page.locator("#tokens form.make button[type=submit]").click();
    assertThat(page.locator("#secret").textContent()).startsWith("andal_");
    page.reload();
    assertThat(page.locator("#secret").count()).isZero();
    assertThat(COMPLAINTS).isEmpty();
  }

  @Test
  @Order(7)
  void oneChangesTheOwnPassword() {
    page.navigate(server.url() + "/");
    page.locator(".who").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Ayu Wulandari");
    inspect();
    changePassword("not the present one");
    assertThat(page.locator("[role=alert]").textContent()).contains("not right");
    changePassword("pumps run at night");
    assertThat(page.locator("[role=status]").textContent()).contains("changed");
    assertThat(COMPLAINTS).isEmpty();
  }

  private static void changePassword(String present) {
    page.locator("input[name=present]").fill(present);
    page.locator("input[name=password]").fill("valves open at dawn");
    page.locator("main button[type=submit]").click();
  }

  @Test
  @Order(6)
  void theReadmesPictureIsTakenWhenAskedFor() throws IOException {
    assumeTrue(
        Boolean.getBoolean("andal.screenshots"),
        "docs/images/overview.png is written with -Dandal.screenshots=true");
    Path picture = Path.of("..", "docs", "images", "overview.png");
    Files.createDirectories(picture.getParent());
    page.navigate(server.url() + "/");
    page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    assertThat(Files.size(picture)).isLessThan(300_000);
  }

  private static void inspect() {
    Accessibility.violations(page)
        .forEach(violation -> COMPLAINTS.add(page.url() + ": " + violation));
    int overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    if (overflow > 0) {
      COMPLAINTS.add(page.url() + " is " + overflow + " px too wide");
    }
  }
}
