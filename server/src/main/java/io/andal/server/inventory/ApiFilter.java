package io.andal.server.inventory;

import io.andal.inventory.ApiQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which APIs are shown and in which order: the part of the page's address behind the question mark.
 *
 * @param q words, as typed
 * @param facets chosen values by facet
 * @param order empty for the usual one
 * @param page counted from 1
 */
public record ApiFilter(String q, Map<String, List<String>> facets, String order, int page) {
  /** Nobody turns more pages; they narrow the list instead. */
  private static final int LAST_PAGE = 10_000;

  public ApiFilter {
    facets = new TreeMap<>(facets);
  }

  /** A hidden field of the search form. */
  public record Hidden(String name, String value) {}

  /** Reads the parameters as they came; what makes no sense counts as not given. */
  static ApiFilter of(MultiValueMap<String, String> parameters) {
    return new ApiFilter(
        ApiQueries.text(first(parameters, "q")),
        ApiQueries.facets(parameters),
        ApiQueries.ORDERS.contains(first(parameters, "order")) ? first(parameters, "order") : "",
        page(first(parameters, "page")));
  }

  private static String first(MultiValueMap<String, String> parameters, String name) {
    String value = parameters.getFirst(name);
    return value == null ? "" : value;
  }

  private static int page(String text) {
    return text.matches("\\d{1,5}") ? Math.clamp(Integer.parseInt(text), 1, LAST_PAGE) : 1;
  }

  ApiQuery query(int offset, int limit) {
    return new ApiQuery(q, facets, orderWord(), offset, limit);
  }

  /** The order that counts. */
  public String orderWord() {
    return ApiQueries.order(order, q);
  }

  boolean has(ApiFacet facet, String value) {
    return facets.getOrDefault(facet.word(), List.of()).contains(value);
  }

  /** The same with a value chosen, or not any more if it was. */
  ApiFilter toggled(ApiFacet facet, String value) {
    List<String> values = new ArrayList<>(facets.getOrDefault(facet.word(), List.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    Map<String, List<String>> other = new TreeMap<>(facets);
    if (values.isEmpty()) {
      other.remove(facet.word());
    } else {
      other.put(facet.word(), values);
    }
    return new ApiFilter(q, other, order, 1);
  }

  /** Only this value, whatever else is chosen. */
  static ApiFilter only(ApiFacet facet, String value) {
    return new ApiFilter("", Map.of(facet.word(), List.of(value)), "", 1);
  }

  ApiFilter withPage(int other) {
    return new ApiFilter(q, facets, order, other);
  }

  /** Whether anything is left out. */
  public boolean narrows() {
    return !q.isEmpty() || !facets.isEmpty();
  }

  /** What the search form must carry along. */
  public List<Hidden> hidden() {
    return facets.entrySet().stream()
        .flatMap(facet -> facet.getValue().stream().map(value -> new Hidden(facet.getKey(), value)))
        .toList();
  }

  /** The stable address of this view. */
  public String href() {
    return address("/apis", true);
  }

  /** The same as JSON. */
  public String json() {
    return address("/api/v1/apis", false);
  }

  private String address(String path, boolean paged) {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
    List<Object> values = new ArrayList<>();
    if (!q.isEmpty()) {
      url.queryParam("q", "{v}");
      values.add(q);
    }
    hidden()
        .forEach(
            hidden -> {
              url.queryParam(hidden.name(), "{v}");
              values.add(hidden.value());
            });
    if (!order.isEmpty()) {
      url.queryParam("order", order);
    }
    if (paged && page > 1) {
      url.queryParam("page", page);
    }
    return url.encode().buildAndExpand(values.toArray()).toUriString();
  }
}
