package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.CatalogState.ScanRecord;
import io.andal.inventory.Inventory;
import io.andal.server.web.Voice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What should be looked at of an API, and what happened to it. */
@Controller
final class ApiHistoryPage {
  private static final int FINDINGS = 200;
  private static final int EVENTS = 200;

  private final InventoryInsight insight;
  private final ApiHeads heads;

  ApiHistoryPage(InventoryInsight insight, ApiHeads heads) {
    this.insight = insight;
    this.heads = heads;
  }

  /**
   * Something that happened.
   *
   * @param icon the id of a symbol in the layout
   * @param text in the reader's language, {@code more} as somebody wrote it
   */
  public record Event(
      Instant at, String when, String tone, String icon, String text, String more) {}

  @GetMapping("/apis/{id}/findings")
  String findings(@PathVariable("id") String id, Model model, Voice voice) {
    return heads.show(
        id,
        "findings",
        "api-findings",
        model,
        voice,
        (api, words) ->
            model.addAttribute(
                "findings",
                insight.inventory().findings(api.id()).stream()
                    .limit(FINDINGS)
                    .map(words::finding)
                    .toList()));
  }

  @GetMapping("/apis/{id}/history")
  String history(@PathVariable("id") String id, Model model, Voice voice) {
    return heads.show(
        id,
        "history",
        "api-history",
        model,
        voice,
        (api, words) -> model.addAttribute("events", events(api, voice)));
  }

  private List<Event> events(ApiEntry api, Voice voice) {
    Inventory inventory = insight.inventory();
    List<Event> events = new ArrayList<>();
    for (ApiVersion version : inventory.versions(api.id())) {
      events.add(
          event(
              version.modified().orElse(version.seen()),
              version.breaking() > 0 ? "bad" : "good",
              "documents",
              voice.say(
                  "api.event.version",
                  ApiWords.cut(version.name(), 60),
                  version.breaking(),
                  version.dangerous() + version.safe()),
              version.author(),
              voice));
    }
    for (Inventory.Decision decision : inventory.decisions(api.id())) {
      events.add(
          event(
              decision.at(),
              "busy",
              "gate",
              new ApiWords(voice).known("api.event." + decision.what(), decision.what())
                  + " "
                  + ApiWords.cut(decision.subject(), 200),
              decision.by() + ": " + decision.reason(),
              voice));
    }
    api.places().stream()
        .map(ApiEntry.ApiPlace::catalog)
        .distinct()
        .forEach(catalog -> scans(api, catalog, inventory.scans(catalog), events, voice));
    events.add(event(api.firstSeen(), "good", "apis", voice.say("api.event.first"), "", voice));
    if (api.owner().unownedSince().isPresent()) {
      events.add(
          event(
              api.owner().unownedSince().get(),
              "warn",
              "unknown",
              voice.say("api.event.unowned"),
              "",
              voice));
    }
    return events.stream()
        .sorted(Comparator.comparing(Event::at).reversed())
        .limit(EVENTS)
        .toList();
  }

  private static void scans(
      ApiEntry api, String catalog, List<ScanRecord> scans, List<Event> events, Voice voice) {
    for (ScanRecord scan : scans) {
      scan.changes().stream()
          .filter(change -> change.api().equals(api.id()))
          .forEach(
              change ->
                  events.add(
                      event(
                          scan.ended().orElse(scan.started()),
                          change.what().equals("gone") ? "warn" : "busy",
                          "catalogs",
                          voice.say(
                              "api.event.scan",
                              new ApiWords(voice)
                                  .known("scan.change." + change.what(), change.what()),
                              ApiWords.cut(change.key() + " " + change.version(), 200).strip(),
                              catalog),
                          change.note(),
                          voice)));
    }
  }

  private static Event event(
      Instant at, String tone, String icon, String text, String more, Voice voice) {
    return new Event(at, voice.moment(at), tone, icon, text, ApiWords.cut(more, 400));
  }
}
