package io.andal.catalog.swaggerhub;

import io.andal.catalog.http.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One element of a listing in the APIs.json form: an API, or one of its versions. Its names are
 * taken from its address, because the element's own name is the description's title.
 *
 * @param version in a listing of APIs the default one
 * @param mark changes whenever the version may have changed
 */
record HubEntry(
    String owner,
    String slug,
    String version,
    String title,
    String description,
    List<String> tags,
    boolean published,
    boolean secret,
    String createdBy,
    Optional<Instant> created,
    Optional<Instant> modified,
    String mark) {

  /** {@code acme/pumps}. */
  String key() {
    return owner + "/" + slug;
  }

  /** Reads an element; empty if it has no address that names an API. */
  static Optional<HubEntry> read(JsonNode element) {
    List<String> names = names(property(element, "Swagger", "url"));
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String version = property(element, "X-Version", "value");
    String modified = property(element, "X-Modified", "value");
    String published = property(element, "X-Published", "value");
    String secret = property(element, "X-Private", "value");
    List<String> tags = new ArrayList<>();
    element.path("tags").forEach(tag -> tags.add(tag.asString("")));
    return Optional.of(
        new HubEntry(
            names.get(0),
            names.get(1),
            names.size() > 2 ? names.get(2) : version,
            element.path("name").asString(names.get(1)),
            element.path("description").asString(""),
            tags,
            published.isEmpty()
                ? !HubVersions.unpublished(property(element, "X-Versions", "value"), version)
                : published.equals("true"),
            secret.equals("true"),
            property(element, "X-CreatedBy", "value"),
            Json.time(property(element, "X-Created", "value")),
            Json.time(modified),
            String.join("|", modified, published, secret, element.path("name").asString(""))));
  }

  private static String property(JsonNode element, String type, String field) {
    for (JsonNode property : element.path("properties")) {
      if (property.path("type").asString("").equals(type)) {
        return property.path(field).asString("");
      }
    }
    return "";
  }

  /** Owner, API and, if it is there, version. */
  private static List<String> names(String address) {
    String path;
    try {
      path = Optional.ofNullable(URI.create(address).getRawPath()).orElse("");
    } catch (IllegalArgumentException e) {
      return List.of();
    }
    int start = path.indexOf("/apis/");
    if (start < 0) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String part : path.substring(start + "/apis/".length()).split("/", -1)) {
      names.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    boolean whole = names.size() >= 2 && names.stream().limit(3).noneMatch(String::isEmpty);
    return whole ? names.subList(0, Math.min(3, names.size())) : List.of();
  }
}
