package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.andal.server.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
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
        .contains("2 objectives have no budget left", "one burns too fast");
    inspect();
    assertThat(COMPLAINTS).isEmpty();
  }

  @Test
  @Order(2)
  void everyPageShowsWhatWasRecordedAndBreaksNoPolicy() {
    for (String path : paths()) {
      assertThat(page.navigate(server.url() + path).status()).as(path).isEqualTo(200);
      inspect();
    }
    assertThat(COMPLAINTS).isEmpty();
  }

  @Test
  @Order(2)
  void everyPageFitsAPhoneInTheDarkAndSpeaksIndonesian() {
    try (BrowserContext phone =
        chromium
            .browser()
            .newContext(
                new Look(ColorScheme.DARK, 390, "id")
                    .context()
                    .setStorageState(context.storageState()))) {
      Page small = phone.newPage();
      for (String path : paths()) {
        assertThat(small.navigate(server.url() + path).status()).as(path).isEqualTo(200);
        assertThat(small.locator("html").getAttribute("lang")).as(path).isEqualTo("id");
        inspect(small);
      }
    }
    assertThat(COMPLAINTS).isEmpty();
  }

  @Test
  @Order(3)
  void theRunningMonthIsSeenFirstOnAPhone() {
    try (BrowserContext phone =
        chromium
            .browser()
            .newContext(
                new Look(ColorScheme.LIGHT, 390, "en")
                    .context()
                    .setStorageState(context.storageState()))) {
      Page small = phone.newPage();
      small.navigate(server.url() + "/agreements");
      BoundingBox running = small.locator(".heat tr:last-child .heat-cell.running").boundingBox();
      assertThat(running.x).isPositive();
      assertThat(running.x + running.width).isLessThanOrEqualTo(390);
    }
  }

  @Test
  @Order(3)
  void aStatementIsTakenAlongAsPdfAndCsv() {
    String statement =
        server.url() + "/agreements/harbor-alarms/statements/" + YearMonth.now(ZoneOffset.UTC);
    APIResponse pdf = page.request().get(statement + "/pdf");
    assertThat(pdf.headers().get("content-type")).startsWith("application/pdf");
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    APIResponse csv = page.request().get(statement + "/csv");
    assertThat(csv.headers().get("content-type")).startsWith("text/csv");
    assertThat(csv.text()).startsWith("agreement,title,customer");
  }

  @Test
  @Order(3)
  void theOverviewWarnsOfACreditThatWillBeOwed() {
    page.navigate(server.url() + "/agreements");
    page.navigate(server.url() + "/");
    page.locator(
            ".concern-title", new Page.LocatorOptions().setHasText("Alarms that reach somebody"))
        .click();
    assertThat(page.url()).endsWith("/agreements/harbor-alarms");
  }

  @Test
  @Order(5)
  void aReportIsMailedFromNowOn() {
    page.navigate(server.url() + "/reports");
    page.locator("input[name=to]").fill("head@pumps.example");
    page.locator("select[name=every]").selectOption("quarter");
    page.locator("form[action='/reports/schedules'] button").click();
    assertThat(page.locator("#t-schedule ~ table").textContent()).contains("head@pumps.example");
    inspect();
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

  private static List<String> paths() {
    String month = YearMonth.now(ZoneOffset.UTC).toString();
    return List.of(
        "/objectives",
        "/objectives/alarms-delivered",
        "/objectives/billing-invoices?range=week",
        "/objectives/commands-accepted/adjustments",
        "/objectives/commands-accepted/advice",
        "/objectives/alarms-delivered/advice?target=99.5",
        "/objectives/commands-accepted/gate",
        "/objectives/billing-invoices/gate",
        "/gate",
        "/agreements",
        "/agreements/nusantara-commands",
        "/agreements/harbor-alarms",
        "/agreements/harbor-alarms/statements/" + month,
        "/customers/harbor-works/statements/" + month,
        "/alerts",
        "/reports",
        "/reports?by=service",
        "/sources",
        "/documents",
        "/documents/SLO/commands-accepted",
        "/settings");
  }

  private static void inspect() {
    inspect(page);
  }

  private static void inspect(Page shown) {
    Accessibility.violations(shown)
        .forEach(violation -> COMPLAINTS.add(shown.url() + ": " + violation));
    int overflow = (int) shown.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    if (overflow > 0) {
      COMPLAINTS.add(shown.url() + " is " + overflow + " px too wide");
    }
  }
}
