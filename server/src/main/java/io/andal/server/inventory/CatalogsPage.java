package io.andal.server.inventory;

import io.andal.inventory.CatalogState;
import io.andal.inventory.CatalogState.ScanChange;
import io.andal.inventory.CatalogState.ScanRecord;
import io.andal.server.security.Permission;
import io.andal.server.web.Insight;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import io.andal.signal.SourceFailure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where descriptions are kept: catalogs, their scans, and what each scan changed. */
@Controller
final class CatalogsPage {
  private static final int SCANS = 40;

  private final InventoryInsight inventory;
  private final Insight insight;

  CatalogsPage(InventoryInsight inventory, Insight insight) {
    this.inventory = inventory;
    this.insight = insight;
  }

  @GetMapping("/catalogs")
  String list(Model model, Voice voice) {
    List<CatalogState> catalogs = inventory.inventory().catalogs();
    CatalogWords words = new CatalogWords(voice);
    long failing = catalogs.stream().filter(CatalogsPage::failing).count();
    long apis = catalogs.stream().mapToLong(CatalogState::apis).sum();
    model.addAttribute(
        "view",
        new CatalogsView(
            catalogs.stream().map(catalog -> card(catalog, words)).toList(),
            failing == 0
                ? voice.say("catalogs.well", voice.count(catalogs.size()), voice.count(apis))
                : voice.say("catalogs.failing", failing),
            failing == 0 ? "good" : "bad"));
    model.addAttribute("operator", ApiHeads.may(Permission.OPERATE));
    return "catalogs";
  }

  private static boolean failing(CatalogState catalog) {
    return catalog.last().map(scan -> scan.state().equals("failed")).orElse(false);
  }

  @GetMapping("/catalogs/{name}")
  String one(@PathVariable("name") String name, Model model, Voice voice) {
    CatalogState catalog =
        inventory.inventory().catalogs().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new NotHere(voice.say("catalog.none", ApiWords.cut(name, 100))));
    CatalogWords words = new CatalogWords(voice);
    List<ScanRecord> scans = inventory.inventory().scans(name);
    model.addAttribute(
        "view",
        new CatalogsView.Detail(
            card(catalog, words),
            scans.stream()
                .limit(SCANS)
                .map(scan -> scan(scan, scan.equals(scans.getFirst()), words))
                .toList()));
    model.addAttribute("operator", ApiHeads.may(Permission.OPERATE));
    return "catalog";
  }

  private CatalogsView.Card card(CatalogState catalog, CatalogWords words) {
    Voice voice = words.voice();
    return new CatalogsView.Card(
        catalog.name(),
        CatalogWords.href(catalog.name()),
        insight
            .documents()
            .find("CatalogSource", catalog.name())
            .map(document -> document.displayName())
            .orElse(catalog.name()),
        catalog.type(),
        ApiWords.cut(catalog.identity(), 200),
        words.badge(catalog),
        voice.count(catalog.apis()),
        voice.count(catalog.versions()),
        catalog
            .last()
            .map(scan -> voice.ago(scan.ended().orElse(scan.started())))
            .orElse(voice.say("source.never")),
        catalog.last().filter(scan -> !scan.state().equals("failed")).map(words::line).orElse(""),
        words.next(catalog).orElse(""),
        catalog.running().map(scan -> progress(scan, words)),
        catalog.last().flatMap(ScanRecord::failure).map(failure -> trouble(failure, voice)));
  }

  private static CatalogsView.Progress progress(ScanRecord scan, CatalogWords words) {
    Voice voice = words.voice();
    String text = words.progress(scan);
    double share = scan.total() > 0 ? (double) scan.done() / scan.total() : 0.5;
    return new CatalogsView.Progress(
        Gauges.progress(share, text), text, voice.say("scan.since", voice.ago(scan.started())));
  }

  private static CatalogsView.Trouble trouble(SourceFailure failure, Voice voice) {
    return new CatalogsView.Trouble(
        voice.say("cause." + failure.cause().name().toLowerCase(Locale.ROOT).replace('_', '-')),
        failure.message(),
        failure.remedy());
  }

  private static CatalogsView.ScanRow scan(ScanRecord scan, boolean newest, CatalogWords words) {
    Voice voice = words.voice();
    return new CatalogsView.ScanRow(
        "s" + scan.id(),
        voice.moment(scan.started()),
        scan.ended()
            .map(
                end ->
                    voice.say("scan.took", voice.duration(Duration.between(scan.started(), end))))
            .orElse(""),
        words.badge(scan),
        scan.state().equals("failed") ? "" : words.line(scan),
        scan.failure().map(failure -> trouble(failure, voice)),
        scan.changes().stream().map(change -> change(change, voice)).toList(),
        newest);
  }

  private static CatalogsView.ChangeRow change(ScanChange change, Voice voice) {
    String tone =
        switch (change.what()) {
          case "added", "back" -> "good";
          case "gone" -> "unknown";
          case "skipped" -> "warn";
          default -> "busy";
        };
    String icon =
        switch (change.what()) {
          case "added", "back" -> "check";
          case "gone" -> "unknown";
          case "skipped" -> "rise";
          default -> "read";
        };
    return new CatalogsView.ChangeRow(
        tone,
        icon,
        new ApiWords(voice).known("scan.change." + change.what(), change.what()),
        ApiWords.cut(change.key(), 200),
        ApiWords.cut(change.version(), 60),
        change.api().isEmpty() ? "" : ApiWords.href(change.api()),
        ApiWords.cut(change.note(), 400));
  }
}
