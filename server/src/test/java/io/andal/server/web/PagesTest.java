package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Every page in a real browser: both themes, both languages, wide and narrow. */
class PagesTest {
  private static ConfigurableApplicationContext server;
  private static Chromium chromium;
  private static String base;

  @BeforeAll
  static void open() {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        required || Chromium.program().isPresent(),
        "Browser tests are skipped: there is no Chromium here (ANDAL_CHROMIUM can name one).");
    server = PreviewServer.start(0);
    base = "http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port");
    chromium = Chromium.start(Chromium.program().orElseThrow());
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  static Stream<Look> looks() {
    return Stream.of(
        new Look(ColorScheme.LIGHT, 1280, "en"),
        new Look(ColorScheme.DARK, 1280, "id"),
        new Look(ColorScheme.LIGHT, 390, "en"),
        new Look(ColorScheme.DARK, 390, "id"));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyPageIsAccessibleFitsItsWidthAndBreaksNoPolicy(Look look) {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context = chromium.browser().newContext(look.context())) {
      Page page = context.newPage();
      page.onConsoleMessage(
          message -> {
            // A page that isn't there is a page too; the browser notes its status as an error.
            if (message.type().equals("error") && !message.text().contains("status of 404")) {
              complaints.add(page.url() + ": " + message.text());
            }
          });
      page.onPageError(error -> complaints.add(page.url() + ": " + error));
      for (String path : Shots.PAGES) {
        page.navigate(base + path);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(look.language());
        int overflow =
            (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (overflow > 0) {
          complaints.add(path + " is " + overflow + " px too wide");
        }
        if (inspected(look)) {
          for (String violation : Accessibility.violations(page)) {
            complaints.add(path + ": " + violation);
          }
        }
      }
    }
    assertThat(complaints).as(look.toString()).isEmpty();
  }

  /** Two looks hold both themes, languages and widths; a page takes axe a second or more. */
  private static boolean inspected(Look look) {
    return look.language().equals("en") == (look.width() == 1280)
        && look.language().equals("en") == (look.theme() == ColorScheme.LIGHT);
  }

  @Test
  void aSearchNarrowsTheListAsOneTypesAndStaysInTheAddress() {
    try (BrowserContext context = chromium.browser().newContext(wide().context())) {
      Page page = context.newPage();
      page.navigate(base + "/objectives");
      page.locator("#q").pressSequentially("alarms");
      page.waitForURL("**/objectives?*q=alarms*");
      assertThat(page.locator(".objectives tbody tr").count()).isEqualTo(2);
    }
  }

  @Test
  void theArrowKeysReadAChartOut() {
    try (BrowserContext context = chromium.browser().newContext(wide().context())) {
      Page page = context.newPage();
      page.navigate(base + "/objectives/commands-latency");
      Locator chart = page.locator(".burn-down");
      chart.focus();
      page.keyboard().press("ArrowLeft");
      assertThat(page.locator(".readout:not([hidden])").textContent()).contains("Budget left: ");
    }
  }

  @Test
  void theFirstTabStopLeadsToThePage() {
    try (BrowserContext context = chromium.browser().newContext(wide().context())) {
      Page page = context.newPage();
      page.navigate(base + "/");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
    }
  }

  @Test
  void aLanguageThatWasChosenStays() {
    try (BrowserContext context = chromium.browser().newContext(wide().context())) {
      Page page = context.newPage();
      page.navigate(base + "/");
      page.locator(".languages a[lang=id]").click();
      page.navigate(base + "/objectives");
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("id");
      assertThat(page.locator("h1").textContent()).startsWith("Berapa banyak kegagalan");
    }
  }

  @Test
  void aSliderShowsWhatAnotherTargetWouldHaveDone() {
    try (BrowserContext context = chromium.browser().newContext(wide().context())) {
      Page page = context.newPage();
      page.navigate(base + "/objectives/commands-latency/advice");
      page.locator("#nines").focus();
      page.keyboard().press("Home");
      page.waitForURL("**/advice?*nines=0.5*");
      assertThat(page.locator("#tried").textContent()).isEqualTo("68%");
      assertThat(page.locator("#target-line").textContent()).isEqualTo("target: 0.68");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("nines");
    }
  }

  @Test
  void theSliderIsAFormWithoutScripts() {
    try (BrowserContext context =
        chromium.browser().newContext(wide().context().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(base + "/objectives/commands-latency/advice?target=99.5");
      assertThat(page.locator("#target-line").textContent()).isEqualTo("target: 0.995");
      page.locator(".slider button").click();
      assertThat(page.locator("#tried").textContent()).isEqualTo("99.5%");
    }
  }

  @Test
  void pagesCanBeReadWithoutScripts() {
    try (BrowserContext context =
        chromium.browser().newContext(wide().context().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(base + "/objectives?q=alarms&state=exhausted");
      assertThat(page.locator(".objectives tbody tr").count()).isEqualTo(1);
      page.locator(".objectives .lead a").click();
      assertThat(page.locator(".gate-answer").textContent()).contains("No");
      page.locator("#n-budget summary").click();
      assertThat(page.locator("#n-budget tbody tr").count()).isEqualTo(120);
    }
  }

  private static Look wide() {
    return new Look(ColorScheme.LIGHT, 1280, "en");
  }
}
