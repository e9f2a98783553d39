package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.andal.demo.PumpCompany;
import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.inventory.ApiQuery;
import io.andal.server.AndalRuntime;
import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's company is discovered from its traffic, then from what its teams wrote; what nobody
 * wrote is documented, owned and promised on a page, in a real browser.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DiscoveryTest {
  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private static Path folder;

  private static TestServer server;
  private static Chromium chromium;
  private static BrowserContext context;
  private static Page page;
  private static Thread company;

  @BeforeAll
  static void open() throws IOException {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        required || Chromium.program().isPresent(),
        "Browser tests are skipped: there is no Chromium here (ANDAL_CHROMIUM can name one).");
    server = TestServer.start();
    for (String file : List.of("people.yaml", "traffic.yaml", "services.yaml")) {
      apply(Files.readString(EXAMPLES.resolve("pumps").resolve(file)));
    }
    company = play();
    chromium = Chromium.start(Chromium.program().orElseThrow());
    context = chromium.browser().newContext(new Look(ColorScheme.LIGHT, 1280, "en").context());
    page = context.newPage();
    page.navigate(server.link());
    page.locator("input[name=name]").fill("dewi");
    page.locator("input[name=displayName]").fill("Dewi Anggraini");
    page.locator("input[name=password]").fill("pumps run at night");
    page.locator("button[type=submit]").click();
  }

  @AfterAll
  static void close() throws InterruptedException {
    if (company != null) {
      company.interrupt();
      company.join(Duration.ofSeconds(20));
    }
    if (chromium != null) {
      context.close();
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static void apply(String yaml) {
    Browser admin = server.client(Scope.ADMIN);
    var answer = admin.postYaml("/api/v1/apply", yaml);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Plays the company as the demo does, with ten minutes of what came before. */
  private static Thread play() throws IOException {
    long minute = Instant.now().getEpochSecond() / 60;
    long before = (minute - 10) * 60_000;
    Files.writeString(
        folder.resolve("demo.properties"),
        "start=%d%nsentUntil=%d%nsendingUntil=%d%n".formatted(minute, before, before));
    String token =
        server
            .tokens()
            .create(
                "company", java.util.EnumSet.of(Scope.INGEST), java.util.Optional.empty(), "test")
            .secret();
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return Thread.ofVirtual()
        .start(
            () ->
                PumpCompany.run(
                    URI.create(server.url()),
                    token,
                    java.util.Optional.empty(),
                    folder,
                    Clock.systemUTC(),
                    nowhere));
  }

  private static void until(String what, BooleanSupplier met) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!met.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      page.waitForTimeout(500);
    }
  }

  private static AndalRuntime runtime() {
    return server.runtime();
  }

  private static List<String> apis() {
    return runtime().inventory().search(new ApiQuery("", Map.of(), "title", 0, 50)).hits().stream()
        .map(hit -> hit.api().id())
        .toList();
  }

  private static List<String> rules(String api) {
    return runtime().inventory().findings(api).stream().map(ApiFinding::rule).toList();
  }

  @Test
  @Order(1)
  void trafficAloneShowsAllSevenServicesAndThatNobodyDescribesThem() {
    until("seven services are seen", () -> apis().size() == 7);
    assertThat(apis())
        .containsExactlyInAnyOrder(
            "alarms", "billing", "commands", "firmware", "identity", "pump-control", "telemetry");
    until(
        "all of them are shadow APIs",
        () -> apis().stream().allMatch(api -> rules(api).contains("shadow-api")));
    page.navigate(server.url() + "/apis");
    assertThat(page.locator("main").textContent()).contains("pump-control", "firmware");
  }

  @Test
  @Order(2)
  void whatTheTeamsWroteLeavesOneShadowAndOneZombie() {
    apply(
        """
        apiVersion: andal.io/v1
        kind: CatalogSource
        metadata: {name: descriptions}
        spec: {type: Folder, folder: "%s"}
        """
            .formatted(EXAMPLES.resolve("pump-apis")));
    until("pump control is a zombie", () -> rules("pump-control").contains("zombie"));
    until("commands is described", () -> !rules("commands").contains("shadow-api"));
    assertThat(rules("firmware")).contains("shadow-api", "unowned");
    page.navigate(server.url() + "/traffic");
    assertThat(page.locator("main").textContent()).contains("firmware", "Pump control");
  }

  @Test
  @Order(3)
  void theShadowIsDocumentedAndOwnedOnItsPage() {
    page.navigate(server.url() + "/apis/firmware");
    page.locator("a[href='/apis/firmware/describe']").first().click();
    assertThat(page.locator("textarea[name=definition]").inputValue())
        .contains("/pumps/{", "/releases/latest");
    page.locator("input[name=title]").fill("Firmware");
    page.locator("[name=owner]").selectOption("group:embedded");
    page.locator("select[name=lifecycle]").selectOption("production");
    page.locator("form.describe button[type=submit]").click();
    until("firmware is no shadow any more", () -> !rules("firmware").contains("shadow-api"));
    until("firmware is owned", () -> !rules("firmware").contains("unowned"));
    ApiEntry firmware = runtime().inventory().api("firmware").orElseThrow();
    assertThat(firmware.owner().accountable().orElseThrow().reference())
        .isEqualTo("group:embedded");
    assertThat(runtime().inventory().specification("firmware", firmware.latest())).isPresent();
    page.navigate(server.url() + "/apis/firmware");
    assertThat(page.locator("main").textContent()).contains("Embedded");
  }

  @Test
  @Order(4)
  void itGetsAnSloThatIsMeasuredByTheSameTraffic() {
    page.navigate(server.url() + "/apis/firmware");
    page.locator("form[action$='/slos/yaml'] button").click();
    assertThat(page.locator("#made-yaml").textContent()).contains("type: Traffic");
    page.locator("input[name=choose]").first().check();
    page.locator("button[formaction$='/slos/documents']").click();
    until(
        "an SLO of the firmware is measured",
        () ->
            runtime().slos().definitions().stream()
                .filter(slo -> slo.service().equals("firmware"))
                .anyMatch(
                    slo ->
                        runtime()
                            .slos()
                            .budget(slo.name())
                            .filter(budget -> budget.lastMeasured().isPresent())
                            .isPresent()));
    page.navigate(server.url() + "/apis/firmware");
    assertThat(page.locator("a[href^='/objectives/']").count()).isPositive();
  }
}
