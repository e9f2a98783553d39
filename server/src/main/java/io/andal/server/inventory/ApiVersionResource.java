package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.Inventory;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.specification.Operation;
import io.andal.specification.difference.Change;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an API's descriptions say: versions, operations, and what changed between them. */
@RestController
@RequestMapping("/api/v1/apis/{id}")
final class ApiVersionResource {
  private final InventoryInsight insight;

  ApiVersionResource(InventoryInsight insight) {
    this.insight = insight;
  }

  @GetMapping("/versions")
  Page<VersionJson> versions(@PathVariable("id") String id) {
    ApiEntry api = lookup().api(id);
    return new Page<>(
        insight.inventory().versions(api.id()).stream().map(VersionJson::of).toList(), null);
  }

  @GetMapping("/versions/{version}/description")
  ResponseEntity<String> description(
      @PathVariable("id") String id, @PathVariable("version") String version) {
    ApiEntry api = lookup().api(id);
    ApiVersion found = lookup().version(api, version);
    return insight
        .inventory()
        .text(api.id(), found.name())
        .map(text -> DescriptionFile.of(api, found, text))
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "description of version '%s' of API '%s'".formatted(version, id)));
  }

  @GetMapping("/operations")
  Page<OperationJson> operations(
      @PathVariable("id") String id,
      @RequestParam(name = "version", defaultValue = "") String version,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    ApiEntry api = lookup().api(id);
    int limit = Page.limit(asked, Page.LARGEST_LIMIT);
    int offset = Page.key(cursor).map(ApiResource::offset).orElse(0);
    ApiVersion found = lookup().version(api, version);
    List<Operation> operations =
        insight
            .inventory()
            .specification(api.id(), found.name())
            .map(specification -> specification.outline().operations())
            .orElse(List.of());
    int end = (int) Math.min((long) offset + limit, operations.size());
    return new Page<>(
        operations.subList(Math.min(offset, end), end).stream().map(OperationJson::of).toList(),
        end < operations.size() ? Page.cursor(String.valueOf(end)) : null);
  }

  /** The difference of two versions: of the one in force and the one before it, unless told. */
  @GetMapping("/changes")
  ChangesJson changes(
      @PathVariable("id") String id,
      @RequestParam(name = "from", defaultValue = "") String from,
      @RequestParam(name = "to", defaultValue = "") String to) {
    Inventory inventory = insight.inventory();
    ApiEntry api = lookup().api(id);
    ApiVersion revision = lookup().version(api, to);
    ApiVersion base =
        from.isEmpty()
            ? before(revision, inventory.versions(api.id()))
            : lookup().version(api, from);
    List<Change> changes =
        inventory
            .difference(api.id(), base.name(), revision.name())
            .orElseThrow(
                () ->
                    new ApiException(
                        422,
                        "Unprocessable Content",
                        "'%s' and '%s' can't be compared: one has no description, or they are in different formats."
                            .formatted(base.name(), revision.name()),
                        Map.of()));
    return ChangesJson.of(base.name(), revision.name(), changes);
  }

  private static ApiVersion before(ApiVersion version, List<ApiVersion> versions) {
    boolean passed = false;
    for (ApiVersion each : versions) {
      if (passed && !each.name().equals(version.name())) {
        return each;
      }
      passed = passed || each.name().equals(version.name());
    }
    throw ApiException.notFound("version before '" + version.name() + "'");
  }

  private ApiLookup lookup() {
    return new ApiLookup(insight.inventory());
  }
}
