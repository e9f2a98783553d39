package io.andal.server.inventory;

import io.andal.server.api.Page;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Catalogs, their scans, and starting one. */
@RestController
@RequestMapping("/api/v1/catalogs")
final class CatalogResource {
  private final InventoryInsight insight;
  private final InventoryDesk desk;

  CatalogResource(InventoryInsight insight, InventoryDesk desk) {
    this.insight = insight;
    this.desk = desk;
  }

  @GetMapping
  Page<CatalogJson> list() {
    return new Page<>(insight.inventory().catalogs().stream().map(CatalogJson::of).toList(), null);
  }

  @GetMapping("/{name}")
  CatalogJson one(@PathVariable("name") String name) {
    return CatalogJson.of(lookup().catalog(name));
  }

  @GetMapping("/{name}/scans")
  Page<CatalogJson.ScanJson> scans(@PathVariable("name") String name) {
    lookup().catalog(name);
    return new Page<>(
        insight.inventory().scans(name).stream().map(CatalogJson.ScanJson::of).toList(), null);
  }

  /** Starts a scan, unless one is under way; it goes on after the answer. */
  @PostMapping("/{name}/scan")
  ResponseEntity<CatalogJson> scan(
      @PathVariable("name") String name,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    desk.scan(caller, Origin.of(request), name);
    return ResponseEntity.accepted().body(CatalogJson.of(lookup().catalog(name)));
  }

  private ApiLookup lookup() {
    return new ApiLookup(insight.inventory());
  }
}
