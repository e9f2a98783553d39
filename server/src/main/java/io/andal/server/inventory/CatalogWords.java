package io.andal.server.inventory;

import io.andal.inventory.CatalogState;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/** How catalogs and their scans are, in a reader's language. */
record CatalogWords(Voice voice) {

  static String href(String name) {
    return UriComponentsBuilder.fromPath("/catalogs/{name}")
        .encode()
        .buildAndExpand(name)
        .toUriString();
  }

  Badge badge(CatalogState catalog) {
    if (catalog.running().isPresent()) {
      return new Badge("busy", "read", voice.say("scan.running"));
    }
    return catalog
        .last()
        .map(this::badge)
        .orElseGet(() -> new Badge("unknown", "unknown", voice.say("scan.never")));
  }

  Badge badge(CatalogState.ScanRecord scan) {
    return switch (scan.state()) {
      case "running" -> new Badge("busy", "read", voice.say("scan.running"));
      case "failed" -> new Badge("bad", "stop", voice.say("scan.failed"));
      case "interrupted" -> new Badge("warn", "rise", voice.say("scan.interrupted"));
      default ->
          scan.skipped() > 0
              ? new Badge("warn", "rise", voice.say("scan.skipped", scan.skipped()))
              : new Badge("good", "check", voice.say("scan.done"));
    };
  }

  /** What a scan found, in one line. */
  String line(CatalogState.ScanRecord scan) {
    return scan.added() + scan.changed() + scan.gone() == 0
        ? voice.say("scan.nothing-new", voice.count(scan.unchanged()))
        : voice.say(
            "scan.found",
            voice.count(scan.added()),
            voice.count(scan.changed()),
            voice.count(scan.gone()),
            voice.count(scan.unchanged()));
  }

  String progress(CatalogState.ScanRecord scan) {
    return scan.total() > 0
        ? voice.say("scan.progress", voice.count(scan.done()), voice.count(scan.total()))
        : voice.say("scan.progress.unknown", voice.count(scan.done()));
  }

  Optional<String> next(CatalogState catalog) {
    return catalog.next().map(voice::moment);
  }
}
