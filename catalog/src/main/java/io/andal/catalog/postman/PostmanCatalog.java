package io.andal.catalog.postman;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Found;
import io.andal.catalog.Found.Content;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.http.Json;
import io.andal.catalog.http.Query;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.catalog.walk.ScanWalk;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.specification.SpecificationFile;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Postman: what describes APIs in the workspaces that a key may see. */
public final class PostmanCatalog implements Catalog {
  private static final URI PAGES = URI.create("https://go.postman.co");

  private final CatalogSettings settings;
  private final PostmanApi api;
  private final SpecificationFiles files;
  private final ScanLimits limits;
  private final Clock clock;

  /** Asks nothing yet. */
  public PostmanCatalog(CatalogSettings settings, CatalogSurroundings surroundings) {
    this(settings, surroundings, ScanLimits.DEFAULT);
  }

  PostmanCatalog(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.settings = settings;
    this.limits = limits;
    this.clock = surroundings.clock();
    this.api = new PostmanApi(settings, surroundings, limits);
    this.files = new SpecificationFiles(api, limits);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String type() {
    return settings.type().spelling();
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    JsonNode me = api.me();
    return "Postman at %s, team %s; to it, Andal is %s"
        .formatted(
            api.place(),
            me.path("teamName").asString("none"),
            me.path("username").asString("somebody"));
  }

  @Override
  public void scan(Known known, String resume, Scan scan)
      throws SourceException, InterruptedException {
    ScanWalk walk = new ScanWalk(scan, limits, clock);
    Map<String, Item> items = new LinkedHashMap<>();
    for (Workspace workspace : workspaces()) {
      walk.check(items.size());
      for (Item item : in(workspace)) {
        if (settings
            .selection()
            .takes(item.key(), item.name(), workspace.name() + "/" + item.name())) {
          // What is shared is met in several workspaces.
          items.putIfAbsent(item.key(), item);
        }
      }
    }
    walk.each(List.copyOf(items.values()), Item::key, resume, item -> tell(item, known, scan));
  }

  private List<Workspace> workspaces() throws SourceException, InterruptedException {
    List<String> names = settings.spec().texts("workspaces");
    List<String> types = settings.spec().texts("workspaceTypes");
    List<Workspace> wanted =
        api.workspaces().stream().filter(one -> one.wanted(names, types)).toList();
    if (wanted.isEmpty() && !names.isEmpty()) {
      throw new SourceException(
          new SourceFailure(
              Cause.BAD_QUERY,
              "None of the workspaces %s is there.".formatted(String.join(", ", names)),
              "Write names or ids of workspaces that the key's user can see."));
    }
    return wanted;
  }

  private List<Item> in(Workspace workspace) throws SourceException, InterruptedException {
    List<Item> items = new ArrayList<>(api.specifications(workspace));
    if (!settings.spec().has("collections") || settings.spec().allows("collections")) {
      items.addAll(api.collections(workspace));
    }
    if (settings.spec().allows("legacyApis")) {
      items.addAll(api.legacyApis(workspace));
    }
    return items;
  }

  private void tell(Item item, Known known, Scan scan)
      throws SourceException, ItemFailure, InterruptedException {
    if (known.fingerprint(item.key(), "").equals(Optional.of(item.mark()))) {
      scan.unchanged(item.key(), "");
    } else {
      scan.found(found(item, "", item.mark(), content(item)));
    }
    if (item.sort() == Item.Sort.SPECIFICATION) {
      tags(item, known, scan);
    }
  }

  /** What was tagged doesn't change any more. */
  private void tags(Item item, Known known, Scan scan)
      throws SourceException, ItemFailure, InterruptedException {
    List<JsonNode> tags = api.below(item, "data", "version-tags");
    for (JsonNode tag : tags.subList(0, Math.min(tags.size(), limits.versions()))) {
      String id = Json.text(tag, "id");
      String name = Json.text(tag, "name");
      String mark = id + "|" + item.name();
      if (known.fingerprint(item.key(), name).equals(Optional.of(mark))) {
        scan.unchanged(item.key(), name);
        continue;
      }
      try {
        scan.found(found(item, name, mark, files.tagged(item, id)));
      } catch (ItemFailure e) {
        scan.skipped(item.key(), name, e.failure());
      }
    }
  }

  private Content content(Item item) throws SourceException, ItemFailure, InterruptedException {
    return switch (item.sort()) {
      case SPECIFICATION -> files.current(item);
      case COLLECTION -> collection(item);
      case LEGACY_API -> new LegacyApis(api).current(item);
    };
  }

  private Content collection(Item item) throws SourceException, ItemFailure, InterruptedException {
    JsonNode answer = Json.read(api.get(item, Map.of()).orSkip(), api.place());
    JsonNode collection = answer.path("collection");
    if (!collection.isObject()) {
      throw Json.broken(api.place(), "it has no \"collection\"");
    }
    CollectionSecrets.hide(collection);
    return new Content(
        new SpecificationFile(item.key() + ".json", Json.pretty(collection)), List.of());
  }

  private static Found found(Item item, String version, String mark, Content content) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("workspace", item.workspace().name());
    labels.put("visibility", item.workspace().visibility());
    if (!item.type().isEmpty()) {
      labels.put("type", item.type());
    }
    return new Found(
        item.key(),
        version,
        mark,
        item.name(),
        item.description(),
        Optional.of(content),
        List.of(),
        item.workspace().name(),
        "",
        List.of(),
        List.of(),
        version.isEmpty() ? item.by() : "",
        version.isEmpty() ? Json.time(item.created()) : Optional.empty(),
        version.isEmpty() ? Json.time(item.updated()) : Optional.empty(),
        Optional.of(Query.at(PAGES, "workspaces", item.workspace().id()).uri()),
        labels);
  }

  @Override
  public void close() {
    api.close();
  }
}
