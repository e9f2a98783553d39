package io.andal.server.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/** Takes pictures of all pages, for people to judge: {@code Shots FOLDER [BASE-URL]}. */
final class Shots {
  private Shots() {}

  static final List<String> PAGES =
      List.of(
          "/",
          "/objectives",
          "/objectives?state=burning",
          "/objectives?q=nothing+like+this",
          "/objectives/commands-latency",
          "/objectives/commands-latency/adjustments",
          "/objectives/billing-availability/adjustments",
          "/objectives/billing-availability",
          "/objectives/firmware-freshness",
          "/objectives/alarms-latency",
          "/objectives/commands-latency/gate",
          "/objectives/billing-latency/gate",
          "/gate",
          "/objectives/commands-latency/advice",
          "/objectives/alarms-delivery/advice?target=99.9",
          "/objectives/billing-availability/advice",
          "/agreements",
          "/agreements?q=nothing+like+this",
          "/agreements/nusantara-commands",
          "/agreements/delta-telemetry",
          "/agreements/nusantara-commands/statements/2026-10",
          "/customers/nusantara-water/statements/2026-09",
          "/alerts",
          "/alerts/0005",
          "/sources",
          "/sources/eu-prod",
          "/sources/shop-eu",
          "/sources/otlp",
          "/apis",
          "/apis?q=serial&lifecycle=production",
          "/apis?q=hostile",
          "/apis?q=nothing+like+this",
          "/apis/pump-commands",
          "/apis/pump-commands/operations",
          "/apis/pump-commands/versions",
          "/apis/pump-commands/traffic",
          "/apis/pump-commands/history",
          "/apis/pump-commands-v1/consumers",
          "/apis/maintenance-planner",
          "/apis/maintenance-planner/describe",
          "/apis/site-reports/operations",
          "/apis/hostile",
          "/apis/hostile/operations",
          "/catalogs",
          "/catalogs/repositories",
          "/catalogs/hub",
          "/traffic",
          "/documents",
          "/documents/SLO/commands-latency",
          "/settings",
          "/login",
          "/not-here");

  public static void main(String[] args) {
    String base = args.length > 1 ? args[1] : "http://127.0.0.1:8099";
    List<Look> looks =
        List.of(
            new Look(ColorScheme.LIGHT, 1280, "en"),
            new Look(ColorScheme.DARK, 1280, "en"),
            new Look(ColorScheme.LIGHT, 390, "id"),
            new Look(ColorScheme.DARK, 390, "en"));
    try (Chromium chromium = Chromium.start(Chromium.program().orElseThrow())) {
      for (Look look : looks) {
        try (BrowserContext context = chromium.browser().newContext(look.context())) {
          Page page = context.newPage();
          page.onConsoleMessage(message -> System.out.println(look + " " + message.text()));
          for (String path : PAGES) {
            page.navigate(base + path);
            String name = path.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            Path file =
                Path.of(args[0], (name.isEmpty() ? "overview" : name) + "-" + look + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
          }
        }
      }
    }
  }
}
