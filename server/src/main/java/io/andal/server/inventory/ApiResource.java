package io.andal.server.inventory;

import io.andal.inventory.ApiQuery;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** APIs: search, one of them, and which entries are one. */
@RestController
@RequestMapping("/api/v1/apis")
final class ApiResource {
  private static final int LARGEST_LIMIT = 200;

  private final InventoryInsight insight;
  private final InventoryDesk desk;

  ApiResource(InventoryInsight insight, InventoryDesk desk) {
    this.insight = insight;
    this.desk = desk;
  }

  @GetMapping
  ApiPageJson search(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam(name = "q", defaultValue = "") String q,
      @RequestParam(name = "order", defaultValue = "") String order,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    if (q.length() > ApiQueries.LONGEST) {
      throw ApiException.badRequest(
          "q is at most %d characters long, not %d.".formatted(ApiQueries.LONGEST, q.length()));
    }
    String text = ApiQueries.text(q);
    int offset = Page.key(cursor).map(ApiResource::offset).orElse(0);
    ApiQuery query =
        new ApiQuery(
            text,
            ApiQueries.facets(parameters),
            ApiQueries.order(order, text),
            offset,
            Page.limit(asked, LARGEST_LIMIT));
    return ApiPageJson.of(insight.inventory().search(query), offset);
  }

  /** Where a page begins, by its cursor. */
  static int offset(String key) {
    try {
      return Math.max(0, Integer.parseInt(key));
    } catch (NumberFormatException e) {
      throw ApiException.badRequest("cursor is the value of 'next' of the page before.");
    }
  }

  @GetMapping("/{id}")
  ApiJson one(@PathVariable("id") String id) {
    return ApiJson.of(new ApiLookup(insight.inventory()).api(id));
  }

  /**
   * What to merge.
   *
   * @param others ids of entries that this one takes in
   */
  record Merge(@Nullable List<String> others, @Nullable String reason) {}

  /** What to split off. */
  record Split(@Nullable String catalog, @Nullable String key, @Nullable String reason) {}

  /** The entry that came of a decision. */
  record Decided(String id) {}

  @PostMapping("/{id}/merge")
  Decided merge(
      @PathVariable("id") String id,
      @RequestBody Merge body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    List<String> others = Objects.requireNonNullElse(body.others(), List.of());
    if (others.isEmpty()) {
      throw ApiException.badRequest("others has the ids of the entries to take in.");
    }
    return new Decided(
        desk.merge(
            caller, Origin.of(request), id, others, Objects.requireNonNullElse(body.reason(), "")));
  }

  @PostMapping("/{id}/split")
  Decided split(
      @PathVariable("id") String id,
      @RequestBody Split body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    if (body.catalog() == null || body.key() == null) {
      throw ApiException.badRequest("catalog and key name one of the entry's places.");
    }
    return new Decided(
        desk.split(
            caller,
            Origin.of(request),
            id,
            body.catalog(),
            body.key(),
            Objects.requireNonNullElse(body.reason(), "")));
  }
}
