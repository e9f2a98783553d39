package io.andal.catalog.backstage;

import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.http.CatalogHttp;
import io.andal.catalog.http.Cursor;
import io.andal.catalog.http.Json;
import io.andal.catalog.http.Judgement;
import io.andal.catalog.http.Query;
import io.andal.catalog.walk.ScanLimits;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.Details;
import io.andal.signal.http.HttpLimits;
import io.andal.workspace.Document;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The REST API of Backstage's catalog. Thread-safe. */
final class BackstageApi implements AutoCloseable {
  private static final int PAGE = 200;
  private static final int PER_MINUTE = 300;

  /** A page of entities holds the definitions of its APIs. */
  private static final long PAGE_BYTES = 256L << 20;

  private final URI url;
  private final CatalogHttp http;
  private final ScanLimits limits;

  BackstageApi(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.limits = limits;
    Details connection = settings.connection();
    this.url = connection.url("");
    HttpLimits usual = connection.limits(PAGE_BYTES);
    Authentication authentication =
        credentials(connection).authentication(usual, surroundings.clock());
    this.http =
        new CatalogHttp(
            url,
            connection,
            authentication,
            PAGE_BYTES,
            PER_MINUTE,
            refusal ->
                Judgement.usual(
                    refusal,
                    "Check `bearerToken`: a static token of Backstage's external access.",
                    "Give the token access to the catalog."),
            surroundings);
  }

  private static Credentials credentials(Details connection) {
    String token = connection.text("bearerToken");
    Details basic = connection.part("basicAuth");
    if (!token.isEmpty()) {
      return new Credentials.Bearer(token);
    }
    return basic.has("username")
        ? new Credentials.Basic(basic.text("username"), basic.text("password"))
        : new Credentials.None();
  }

  URI url() {
    return url;
  }

  String place() {
    return http.place();
  }

  /** API entities that pass a filter, and all components and systems. */
  List<Document> entities(String filter) throws SourceException, InterruptedException {
    List<Document> all = new ArrayList<>();
    for (String one : List.of(filter, "kind=component", "kind=system")) {
      for (JsonNode node : items(one)) {
        if (node instanceof ObjectNode body && EntityText.isEntity(body)) {
          all.add(EntityText.entity("", body));
        }
      }
    }
    return all;
  }

  /** How many entities pass a filter. */
  long count(String filter) throws SourceException, InterruptedException {
    Query query = query(filter).with("limit", 1).with("fields", "kind");
    return http.json(query.uri()).path("totalItems").asLong(0);
  }

  private List<JsonNode> items(String filter) throws SourceException, InterruptedException {
    try {
      return Cursor.all(
          "items",
          page -> page.at("/pageInfo/nextCursor").asString(""),
          limits.items(),
          place(),
          cursor -> page(filter, cursor));
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.BAD_QUERY) {
        throw e;
      }
      return olderItems(filter);
    }
  }

  private JsonNode page(String filter, String cursor) throws SourceException, InterruptedException {
    Query query =
        cursor.isEmpty()
            ? query(filter).with("limit", PAGE)
            : byQuery().with("limit", PAGE).with("cursor", cursor);
    return http.json(query.uri());
  }

  private Query byQuery() {
    return Query.at(url, "api", "catalog", "entities", "by-query");
  }

  private Query query(String filter) {
    return byQuery().with("filter", filter).with("orderField", "metadata.uid,asc");
  }

  /** Before 1.13 there was no by-query, and an offset stood for a cursor. */
  private List<JsonNode> olderItems(String filter) throws SourceException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    while (all.size() < limits.items()) {
      Query query =
          Query.at(url, "api", "catalog", "entities")
              .with("filter", filter)
              .with("offset", all.size())
              .with("limit", PAGE);
      List<JsonNode> page = Json.array(http.get(query.uri(), Json.ACCEPT).orEnd(), place());
      all.addAll(page);
      if (page.size() < PAGE) {
        return all;
      }
    }
    return all;
  }

  @Override
  public void close() {
    http.close();
  }
}
