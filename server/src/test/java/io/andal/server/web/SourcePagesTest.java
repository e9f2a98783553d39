package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Audit;
import io.andal.server.security.AuditEntry;
import io.andal.server.security.Scope;
import io.andal.server.signal.ToldSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody checks a source in a browser and makes SLOs of what it suggests and keeps. */
class SourcePagesTest {

  @Test
  void aCheckTwoSuggestionsAndAnSloThatWasTakenOver() {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        required || Chromium.program().isPresent(),
        "Browser tests are skipped: there is no Chromium here (ANDAL_CHROMIUM can name one).");
    List<String> complaints = new ArrayList<>();
    try (TestServer server = TestServer.start();
        Chromium chromium = Chromium.start(Chromium.program().orElseThrow());
        BrowserContext context =
            chromium.browser().newContext(new Look(ColorScheme.LIGHT, 1280, "en").context())) {
      Browser writer = server.client(Scope.READ, Scope.WRITE);
      assertThat(writer.postYaml("/api/v1/apply", ToldSource.DOCUMENT).statusCode()).isEqualTo(200);
      ToldSource source = new ToldSource();
      server.runtime().collector().sources(List.of(source));
      Page page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(page.url() + ": " + message.text());
            }
          });
      logIn(page, server);

      page.navigate(server.url() + "/sources");
      page.locator("#told h2 a").click();
      page.locator("#check-now").click();
      page.locator("#check .findings li").first().waitFor();
      assertThat(page.locator("#check").textContent()).contains("It is Told 1.0.");
      page.locator("#suggest-now").click();
      page.locator("#suggestions tbody tr").first().waitFor();
      complaints.addAll(Accessibility.violations(page));

      page.locator("#suggestions input[value='checkout/http/latency']").check();
      page.locator("#suggestions .plain").first().click();
      assertThat(page.locator("#made-yaml").textContent())
          .contains("andal.io/suggested-by: told/checkout/http/latency");
      complaints.addAll(Accessibility.violations(page));
      page.goBack();
      page.locator("#suggestions input[value='checkout/http/latency']").check();
      page.locator("#suggestions .make button").first().click();
      page.locator(".notice.good").waitFor();
      assertThat(page.locator(".notice.good").textContent()).isEqualTo("2 documents are in force.");
      assertThat(server.runtime().slos().find("checkout-http-latency")).isPresent();
      assertThat(server.bean(Audit.class).entries(Optional.of("ayu"), Optional.empty(), 50))
          .extracting(AuditEntry::action)
          .contains("document.apply");

      server.runtime().collector().sources(List.of(source));
      page.navigate(server.url() + "/sources/told");
      page.locator("#slos-now").click();
      page.locator("#slos input[value=a1]").check();
      page.locator("#slos .make button").first().click();
      page.locator(".notice.good").waitFor();
      assertThat(server.runtime().slos().find("checkout-works")).isPresent();
    }
    assertThat(complaints).isEmpty();
  }

  private static void logIn(Page page, TestServer server) {
    page.navigate(server.link());
    page.locator("input[name=name]").fill("ayu");
    page.locator("input[name=displayName]").fill("Ayu Wulandari");
    page.locator("input[name=password]").fill("pumps run at night");
    page.locator("button[type=submit]").click();
    page.locator("h1").waitFor();
  }
}
