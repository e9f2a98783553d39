package io.andal.server.inventory;

import io.andal.inventory.ApiHits;
import io.andal.server.api.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of APIs that were found, with what all of the found have in common.
 *
 * @param next the cursor of the next page; null on the last one
 * @param total of all pages
 */
record ApiPageJson(
    List<ApiJson> items,
    @Nullable String next,
    int total,
    Map<String, List<ApiHits.FacetCount>> facets) {

  static ApiPageJson of(ApiHits hits, int offset) {
    int end = offset + hits.hits().size();
    return new ApiPageJson(
        hits.hits().stream().map(ApiJson::of).toList(),
        end < hits.total() && !hits.hits().isEmpty() ? Page.cursor(String.valueOf(end)) : null,
        hits.total(),
        hits.facets());
  }
}
