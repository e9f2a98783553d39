package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.Inventory;
import io.andal.server.api.ApiException;
import io.andal.server.web.Badge;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The versions of an API, what each changed, and the difference of any two. */
@Controller
final class VersionsPage {
  private static final int VERSIONS = 200;

  private final InventoryInsight insight;
  private final ApiHeads heads;

  VersionsPage(InventoryInsight insight, ApiHeads heads) {
    this.insight = insight;
    this.heads = heads;
  }

  @GetMapping("/apis/{id}/versions")
  String versions(
      @PathVariable("id") String id,
      @RequestParam(name = "from", defaultValue = "") String from,
      @RequestParam(name = "to", defaultValue = "") String to,
      @RequestParam(name = "level", defaultValue = "") String level,
      Model model,
      Voice voice) {
    return heads.show(
        id,
        "versions",
        "api-versions",
        model,
        voice,
        (api, words) -> model.addAttribute("view", view(api, from, to, level, words)));
  }

  /** A description as a file to keep. */
  @GetMapping("/apis/{id}/versions/{version}/description")
  ResponseEntity<String> description(
      @PathVariable("id") String id, @PathVariable("version") String version) {
    Inventory inventory = insight.inventory();
    try {
      ApiEntry api = new ApiLookup(inventory).api(id);
      ApiVersion found = new ApiLookup(inventory).version(api, version);
      return inventory
          .text(api.id(), found.name())
          .map(text -> DescriptionFile.of(api, found, text))
          .orElseThrow(() -> new NotHere("No description is kept of this version."));
    } catch (ApiException e) {
      throw new NotHere(e.detail());
    }
  }

  private VersionsView view(ApiEntry api, String from, String to, String level, ApiWords words) {
    List<ApiVersion> all = insight.inventory().versions(api.id());
    List<String> names = all.stream().map(ApiVersion::name).distinct().toList();
    boolean comparable = names.size() > 1;
    String revision = to.isEmpty() && comparable ? names.getFirst() : to;
    String base = from.isEmpty() && comparable ? before(revision, names) : from;
    Stream.of(base, revision)
        .filter(name -> !name.isEmpty() && !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new NotHere(words.voice().say("api.no-version", ApiWords.cut(name, 60)));
            });
    List<VersionsView.Row> rows = new ArrayList<>();
    for (ApiVersion version : all.stream().limit(VERSIONS).toList()) {
      String older = before(version.name(), names);
      rows.add(row(api, version, older, base, revision, words));
    }
    return new VersionsView(
        rows,
        comparable,
        comparable && !base.isEmpty()
            ? Optional.of(difference(api, base, revision, level, words))
            : Optional.empty());
  }

  /** The version before one; empty if it is the first. */
  private static String before(String name, List<String> names) {
    int at = names.indexOf(name);
    return at >= 0 && at + 1 < names.size() ? names.get(at + 1) : "";
  }

  private static VersionsView.Row row(
      ApiEntry api, ApiVersion version, String older, String from, String to, ApiWords words) {
    Voice voice = words.voice();
    List<Badge> changes = new ArrayList<>();
    add(changes, version.breaking(), Level.BREAKING, words);
    add(changes, version.dangerous(), Level.DANGEROUS, words);
    add(changes, version.safe(), Level.SAFE, words);
    return new VersionsView.Row(
        ApiWords.cut(version.name(), 60),
        version.revision() > 1 ? voice.say("api.revision", version.revision()) : "",
        words.badge(version.lifecycle()),
        version.broken(),
        voice.moment(version.modified().orElse(version.seen())),
        ApiWords.cut(version.author(), 80),
        ApiWords.cut(version.catalog(), 80),
        voice.count(version.operations()),
        changes,
        older.isEmpty() ? "" : href(api, older, version.name(), "") + "#difference",
        version.format().isEmpty()
            ? ""
            : UriComponentsBuilder.fromPath("/apis/{id}/operations")
                .queryParam("version", "{v}")
                .encode()
                .buildAndExpand(api.id(), version.name())
                .toUriString(),
        version.hash().isEmpty() ? "" : OperationsPage.download(api, version.name()),
        version.name().equals(from),
        version.name().equals(to));
  }

  private static void add(List<Badge> badges, int count, Level level, ApiWords words) {
    if (count > 0) {
      Badge badge = words.badge(level);
      badges.add(
          new Badge(badge.tone(), badge.icon(), words.voice().count(count) + " " + badge.word()));
    }
  }

  private VersionsView.Difference difference(
      ApiEntry api, String from, String to, String level, ApiWords words) {
    Optional<List<Change>> changes = insight.inventory().difference(api.id(), from, to);
    return new ChangeRows(words)
        .of(
            from,
            to,
            changes,
            level,
            narrowed -> href(api, from, to, narrowed) + "#difference",
            UriComponentsBuilder.fromPath("/api/v1/apis/{id}/changes")
                .queryParam("from", "{f}")
                .queryParam("to", "{t}")
                .encode()
                .buildAndExpand(api.id(), from, to)
                .toUriString());
  }

  private static String href(ApiEntry api, String from, String to, String level) {
    UriComponentsBuilder url =
        UriComponentsBuilder.fromPath("/apis/{id}/versions")
            .queryParam("from", "{f}")
            .queryParam("to", "{t}");
    if (!level.isEmpty()) {
      url.queryParam("level", level);
    }
    return url.encode().buildAndExpand(api.id(), from, to).toUriString();
  }
}
