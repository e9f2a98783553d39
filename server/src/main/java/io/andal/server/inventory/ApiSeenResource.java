package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is seen of an API: findings, who calls it, and its traffic. */
@RestController
@RequestMapping("/api/v1/apis/{id}")
final class ApiSeenResource {
  private final InventoryInsight insight;

  ApiSeenResource(InventoryInsight insight) {
    this.insight = insight;
  }

  @GetMapping("/findings")
  Page<ApiFinding> findings(@PathVariable("id") String id) {
    return new Page<>(insight.inventory().findings(api(id).id()), null);
  }

  @GetMapping("/consumers")
  Page<SeenJson.ConsumerJson> consumers(@PathVariable("id") String id) {
    return new Page<>(seen(id).consumers(), null);
  }

  @GetMapping("/traffic")
  SeenJson traffic(@PathVariable("id") String id) {
    return seen(id);
  }

  /** A description for what has none, made of what was seen. */
  @GetMapping("/proposal")
  ResponseEntity<String> proposal(@PathVariable("id") String id) {
    String text =
        insight
            .proposedDescription(api(id))
            .orElseThrow(() -> ApiException.notFound("traffic of API '" + id + "'"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
        .body(text);
  }

  private SeenJson seen(String id) {
    ApiEntry api = api(id);
    return insight.seen(api).map(SeenJson::of).orElseGet(() -> SeenJson.never(api.id()));
  }

  private ApiEntry api(String id) {
    return new ApiLookup(insight.inventory()).api(id);
  }
}
