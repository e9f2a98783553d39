package io.andal.server.inventory;

import io.andal.catalog.backstage.BackstageWriter;
import io.andal.catalog.backstage.Definition;
import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiHits;
import io.andal.inventory.ApiQuery;
import io.andal.inventory.Inventory;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The inventory for a Backstage: API entities as its catalog reads them. */
@RestController
@RequestMapping("/api/v1")
final class BackstageResource {
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");
  private static final int PAGE = 200;

  private final InventoryInsight insight;

  BackstageResource(InventoryInsight insight) {
    this.insight = insight;
  }

  /** One API, with its description in it. */
  @GetMapping("/apis/{id}/backstage")
  ResponseEntity<String> one(@PathVariable("id") String id) {
    Inventory inventory = insight.inventory();
    ApiEntry api = new ApiLookup(inventory).api(id);
    Definition definition =
        inventory
            .text(api.id(), api.latest())
            .<Definition>map(Definition.Inline::new)
            .orElseGet(Definition.None::new);
    return yaml(BackstageWriter.write(BackstageApi.of(api, definition)));
  }

  /** All that a catalog still has, each with the address of its description. */
  @GetMapping("/catalog-info.yaml")
  ResponseEntity<String> all() {
    StringBuilder text = new StringBuilder();
    int offset = 0;
    List<ApiHits.Hit> hits;
    do {
      hits = insight.inventory().search(new ApiQuery("", Map.of(), "title", offset, PAGE)).hits();
      hits.stream()
          .map(ApiHits.Hit::api)
          .filter(api -> api.gone().isEmpty())
          .forEach(
              api ->
                  text.append("---\n")
                      .append(BackstageWriter.write(BackstageApi.of(api, address(api)))));
      offset += PAGE;
    } while (hits.size() == PAGE);
    return yaml(text.toString());
  }

  private static Definition address(ApiEntry api) {
    if (api.format().isEmpty()) {
      return new Definition.None();
    }
    return new Definition.Elsewhere(
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/api/v1/apis/{id}/versions/{version}/description")
            .encode()
            .buildAndExpand(api.id(), api.latest())
            .toUriString());
  }

  private static ResponseEntity<String> yaml(String text) {
    return ResponseEntity.ok().contentType(YAML).body(text);
  }
}
