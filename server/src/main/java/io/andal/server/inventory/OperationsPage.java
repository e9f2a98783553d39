package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.Inventory;
import io.andal.server.web.Links;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.specification.Operation;
import io.andal.specification.Outline;
import io.andal.specification.Specification;
import io.andal.traffic.SeenApi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What an API lets its callers do: its description, read for people. */
@Controller
final class OperationsPage {
  private static final int PAGE = 100;
  private static final int VERSIONS = 12;

  private final InventoryInsight insight;
  private final ApiHeads heads;

  OperationsPage(InventoryInsight insight, ApiHeads heads) {
    this.insight = insight;
    this.heads = heads;
  }

  @GetMapping("/apis/{id}/operations")
  String operations(
      @PathVariable("id") String id,
      @RequestParam(name = "version", defaultValue = "") String version,
      @RequestParam(name = "q", defaultValue = "") String q,
      @RequestParam(name = "page", defaultValue = "1") int page,
      Model model,
      Voice voice) {
    return heads.show(
        id,
        "operations",
        "api-operations",
        model,
        voice,
        (api, words) ->
            model.addAttribute(
                "view", view(api, version, ApiQueries.text(q), Math.max(1, page), words)));
  }

  private OperationsView view(ApiEntry api, String asked, String q, int page, ApiWords words) {
    Inventory inventory = insight.inventory();
    Voice voice = words.voice();
    List<ApiVersion> versions = inventory.versions(api.id());
    String version = asked.isEmpty() ? api.latest() : asked;
    if (!asked.isEmpty() && versions.stream().noneMatch(one -> one.name().equals(asked))) {
      throw new NotHere(voice.say("api.no-version", ApiWords.cut(asked, 60)));
    }
    Optional<Specification> specification =
        version.isEmpty() ? Optional.empty() : inventory.specification(api.id(), version);
    Outline outline = specification.map(Specification::outline).orElse(Outline.empty());
    List<Operation> found = outline.operations().stream().filter(one -> meets(one, q)).toList();
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int current = Math.min(page, pages);
    int from = (current - 1) * PAGE;
    List<Operation> shown = found.subList(from, Math.min(from + PAGE, found.size()));
    OperationRows rows =
        new OperationRows(
            insight.seen(api).map(SeenApi::operations).orElse(List.of()), outline.fields(), words);
    DescriptionTroubles troubles =
        DescriptionTroubles.of(
            specification.map(Specification::problems).orElse(List.of()),
            () -> inventory.text(api.id(), version).orElse(""),
            voice);
    return new OperationsView(
        ApiWords.cut(version, 60),
        q,
        versions.stream()
            .map(ApiVersion::name)
            .distinct()
            .limit(VERSIONS)
            .map(
                name ->
                    new OperationsView.VersionLink(
                        href(api, name.equals(api.latest()) ? "" : name, q, 1),
                        ApiWords.cut(name, 40),
                        name.equals(version)))
            .toList(),
        specification.isEmpty() ? "" : download(api, version),
        specification.map(Specification::broken).orElse(false),
        troubles.rows(),
        troubles.excerpts(),
        voice.say("api.operations.found", found.size(), voice.count(found.size())),
        groups(shown, rows),
        rows.schemas(q),
        rows.moreSchemas(q),
        outline.servers().stream()
            .limit(8)
            .map(server -> new OperationsView.Server(ApiWords.cut(server, 200), Links.web(server)))
            .toList(),
        found.size() <= PAGE
            ? ""
            : voice.say(
                "page.range",
                voice.count(from + 1),
                voice.count(from + shown.size()),
                voice.count(found.size())),
        current > 1 ? href(api, asked, q, current - 1) : "",
        current < pages ? href(api, asked, q, current + 1) : "");
  }

  private static boolean meets(Operation operation, String q) {
    String text =
        (operation.key()
                + " "
                + operation.operationId()
                + " "
                + operation.summary()
                + " "
                + operation.tags())
            .toLowerCase(Locale.ROOT);
    for (String word : q.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static List<OperationsView.Group> groups(List<Operation> shown, OperationRows rows) {
    Map<String, List<OperationsView.Row>> byTag = new LinkedHashMap<>();
    for (Operation operation : shown) {
      String tag = operation.tags().isEmpty() ? "" : ApiWords.cut(operation.tags().getFirst(), 80);
      byTag.computeIfAbsent(tag, _ -> new ArrayList<>()).add(rows.row(operation));
    }
    return byTag.entrySet().stream()
        .map(group -> new OperationsView.Group(group.getKey(), group.getValue()))
        .toList();
  }

  private static String href(ApiEntry api, String version, String q, int page) {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath("/apis/{id}/operations");
    List<Object> values = new ArrayList<>(List.of(api.id()));
    if (!version.isEmpty()) {
      url.queryParam("version", "{v}");
      values.add(version);
    }
    if (!q.isEmpty()) {
      url.queryParam("q", "{q}");
      values.add(q);
    }
    if (page > 1) {
      url.queryParam("page", page);
    }
    return url.encode().buildAndExpand(values.toArray()).toUriString();
  }

  /** Where a version's description can be had. */
  static String download(ApiEntry api, String version) {
    return UriComponentsBuilder.fromPath("/apis/{id}/versions/{version}/description")
        .encode()
        .buildAndExpand(api.id(), version)
        .toUriString();
  }
}
