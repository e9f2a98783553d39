package io.andal.catalog.google;

import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.http.Answer;
import io.andal.catalog.http.CatalogHttp;
import io.andal.catalog.http.Cursor;
import io.andal.catalog.http.Json;
import io.andal.catalog.http.Judgement;
import io.andal.catalog.http.Query;
import io.andal.catalog.http.Refusal;
import io.andal.signal.SourceException;
import io.andal.signal.google.auth.GoogleAuthentication;
import io.andal.signal.google.auth.GoogleCredentials;
import io.andal.signal.google.auth.Surroundings;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.Details;
import io.andal.signal.http.TlsFiles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One of Google's APIs, with its names of resources and its pages. Thread-safe. */
public final class GoogleApi implements AutoCloseable {
  private static final int USUAL_PER_MINUTE = 300;

  private final URI url;
  private final CatalogHttp http;
  private final int most;

  /**
   * Asks nothing yet.
   *
   * @param usual its address
   * @param role that who asks needs, for people
   * @param bytes of one answer
   * @param most elements of one list
   */
  public GoogleApi(
      CatalogSettings settings,
      String usual,
      String role,
      CatalogSurroundings surroundings,
      long bytes,
      int most) {
    this.url = settings.connection().url(usual);
    this.most = most;
    this.http =
        new CatalogHttp(
            url,
            settings.connection(),
            authentication(settings.connection(), surroundings),
            bytes,
            USUAL_PER_MINUTE,
            refusal -> judge(refusal, role),
            surroundings);
  }

  private static Authentication authentication(
      Details connection, CatalogSurroundings surroundings) {
    if (connection.has("bearerToken")) {
      return new Credentials.Bearer(connection.text("bearerToken"))
          .authentication(connection.limits(), surroundings.clock());
    }
    return new GoogleAuthentication(
        GoogleCredentials.of(connection.part("google")),
        connection.limits(),
        TlsFiles.of(connection),
        Surroundings.real(surroundings.clock()),
        GoogleAuthentication.CLOUD_SCOPE);
  }

  private static Judgement judge(Refusal refusal, String role) {
    return Judgement.usual(
        refusal,
        "Check that the credentials exist, are enabled and have not expired.",
        "Give the account the role %s, and enable the API in the project.".formatted(role));
  }

  /** Who answers, for people. */
  public String place() {
    return http.place();
  }

  /**
   * An address.
   *
   * @param name of a resource, with slashes
   */
  public Query at(String name) {
    return Query.at(url, name.split("/", -1));
  }

  /** What is at an address. */
  public Answer get(Query query) throws SourceException, InterruptedException {
    return http.get(query.uri(), Json.ACCEPT);
  }

  /** The JSON at an address, which must be there. */
  public JsonNode json(Query query) throws SourceException, InterruptedException {
    return http.json(query.uri());
  }

  /** The elements of all pages of a list. */
  public List<JsonNode> list(String name, String field, int pageSize)
      throws SourceException, InterruptedException {
    return Cursor.all(
        field,
        page -> page.path("nextPageToken").asString(""),
        most,
        place(),
        token -> json(at(name).with("pageSize", pageSize).with("pageToken", token)));
  }

  /** The last part of a resource's name. */
  public static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Values of an attribute of API hub as people read them. */
  public static List<String> values(JsonNode attribute) {
    List<String> values = new ArrayList<>();
    for (JsonNode one : attribute.path("enumValues").path("values")) {
      values.add(one.path("displayName").asString(one.path("id").asString("")));
    }
    for (String kind : List.of("stringValues", "uriValues")) {
      attribute.path(kind).path("values").forEach(one -> values.add(one.asString("")));
    }
    return values.stream().filter(value -> !value.isBlank()).toList();
  }

  @Override
  public void close() {
    http.close();
  }
}
