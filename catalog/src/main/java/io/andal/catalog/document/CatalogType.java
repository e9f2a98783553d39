package io.andal.catalog.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of CatalogSource, and the fields that each has besides those that all have. */
public enum CatalogType {
  SWAGGER_HUB("SwaggerHub", Set.of("owners", "unpublished"), Connection.with("apiKey")),
  POSTMAN(
      "Postman",
      Set.of("workspaces", "workspaceTypes", "collections", "legacyApis"),
      Connection.with("apiKey")),
  APIGEE(
      "Apigee",
      Set.of("organizations", "statistics", "apps"),
      Connection.with("google", "bearerToken")),
  APIGEE_HUB("ApigeeHub", Set.of("project", "locations"), Connection.with("google", "bearerToken")),
  BACKSTAGE("Backstage", Set.of("filter", "folder"), Connection.with("bearerToken", "basicAuth")),
  GIT(
      "Git",
      Set.of("folder", "branch", "repositories", "tags", "invalidCodeOwners"),
      Connection.with("bearerToken", "basicAuth")),
  FOLDER("Folder", Set.of("folder", "invalidCodeOwners"), Set.of()),
  URL("Url", Set.of("urls"), Connection.with("bearerToken", "basicAuth")),
  KUBERNETES(
      "Kubernetes",
      Set.of("folder", "branch", "repositories", "environment"),
      Connection.with("bearerToken", "basicAuth"));

  private final String spelling;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
  private final Set<String> fields;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
  private final Set<String> connection;

  CatalogType(String spelling, Set<String> fields, Set<String> connection) {
    this.spelling = spelling;
    this.fields = fields;
    this.connection = connection;
  }

  /** As documents write it; the schema knows no other spelling. */
  public static Optional<CatalogType> named(String text) {
    return Arrays.stream(values()).filter(type -> type.spelling.equals(text)).findFirst();
  }

  /** {@code SwaggerHub}. */
  public String spelling() {
    return spelling;
  }

  /** Whether a field of {@code spec} means something to it. */
  boolean has(String field) {
    return Shared.FIELDS.contains(field)
        || fields.contains(field)
        || (field.equals("connection") && !connection.isEmpty());
  }

  /** Whether a field of {@code spec.connection} means something to it. */
  boolean connects(String field) {
    return connection.contains(field);
  }

  static boolean anyHas(String field) {
    return Arrays.stream(values()).anyMatch(type -> type.has(field));
  }

  static boolean anyConnects(String field) {
    return Arrays.stream(values()).anyMatch(type -> type.connects(field));
  }

  /** Its fields of {@code spec}, without what all have. */
  List<String> fields() {
    Stream<String> more = connection.isEmpty() ? Stream.empty() : Stream.of("connection");
    return Stream.concat(fields.stream(), more).sorted().toList();
  }

  List<String> connectionFields() {
    return connection.stream().sorted().toList();
  }

  /** Constants of an enum can't read its own fields. */
  private static final class Shared {
    static final Set<String> FIELDS =
        Set.of("type", "description", "schedule", "owner", "include", "exclude");
  }

  private static final class Connection {
    /** Of all that are asked over HTTP. */
    static final Set<String> ASKED =
        Set.of("url", "tls", "timeout", "maxRequestsPerMinute", "allowPrivateMetadataAddresses");

    static Set<String> with(String... more) {
      return Stream.concat(ASKED.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
  }
}
