package io.andal.catalog.apihub;

import io.andal.catalog.Found;
import io.andal.catalog.Found.Content;
import io.andal.catalog.FoundDeployment;
import io.andal.catalog.OwnerClaim;
import io.andal.catalog.google.GoogleApi;
import io.andal.catalog.http.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One version of an API in API hub.
 *
 * @param key location and id of the API: {@code us-central1/pumps}
 * @param api the resource it belongs to
 * @param name of the version, for it and for people
 * @param specs the descriptions that it has
 * @param deployments that it is linked to
 */
record HubVersion(
    String key,
    JsonNode api,
    JsonNode version,
    String name,
    List<JsonNode> specs,
    List<JsonNode> deployments) {
  private static final List<String> LABELS =
      List.of("team", "businessUnit", "targetUser", "apiStyle", "maturityLevel");
  private static final List<String> VERSION_LABELS = List.of("compliance", "accreditation");

  /** Changes whenever anything of it was changed. */
  String mark() {
    StringBuilder mark = new StringBuilder();
    mark.append(Json.text(api, "updateTime")).append('|').append(Json.text(version, "updateTime"));
    for (JsonNode part : specs) {
      mark.append("|s").append(Json.text(part, "updateTime"));
    }
    for (JsonNode part : deployments) {
      mark.append("|d").append(Json.text(part, "updateTime"));
    }
    return mark.toString();
  }

  Found found(Optional<Content> content) {
    return new Found(
        key,
        name,
        mark(),
        api.path("displayName").asString(GoogleApi.id(Json.text(api, "name"))),
        version.path("description").asString(Json.text(api, "description")),
        content,
        owners(),
        first(api.path("team")),
        first(version.path("lifecycle")),
        List.of(),
        runs(),
        "",
        Json.time(Json.text(version, "createTime")),
        Json.time(Json.text(version, "updateTime")),
        page(),
        labels());
  }

  private List<OwnerClaim> owners() {
    List<OwnerClaim> claims = new ArrayList<>();
    String email = Json.text(api.path("owner"), "email");
    if (!email.isEmpty()) {
      claims.add(claim(email, "owner of " + key + " in API hub"));
    }
    for (String team : GoogleApi.values(api.path("team"))) {
      claims.add(claim(team, "team of " + key + " in API hub"));
    }
    return claims;
  }

  private static OwnerClaim claim(String reference, String evidence) {
    return new OwnerClaim(OwnerClaim.Rule.FIELD, reference, evidence);
  }

  private List<FoundDeployment> runs() {
    List<FoundDeployment> runs = new ArrayList<>();
    for (JsonNode deployment : deployments) {
      String environment = first(deployment.path("environment"));
      String named =
          environment.isEmpty() ? Json.text(deployment, "sourceEnvironment") : environment;
      List<String> addresses = new ArrayList<>();
      deployment.path("endpoints").forEach(one -> addresses.add(one.asString("")));
      for (String address : addresses.isEmpty() ? List.of("") : addresses) {
        runs.add(
            new FoundDeployment(
                named.toLowerCase(Locale.ROOT),
                withoutCredentials(address),
                Json.time(Json.text(deployment, "createTime"))));
      }
    }
    return runs;
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    LABELS.forEach(field -> put(labels, field, GoogleApi.values(api.path(field))));
    VERSION_LABELS.forEach(field -> put(labels, field, GoogleApi.values(version.path(field))));
    put(
        labels,
        "slo",
        deployments.stream()
            .flatMap(one -> GoogleApi.values(one.path("slo")).stream())
            .distinct()
            .toList());
    if (specs.size() > 1) {
      labels.put("specifications", String.valueOf(specs.size()));
    }
    return labels;
  }

  private static void put(Map<String, String> labels, String name, List<String> values) {
    if (!values.isEmpty()) {
      labels.put(name, String.join(", ", values));
    }
  }

  private static String first(JsonNode attribute) {
    List<String> values = GoogleApi.values(attribute);
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** The page that its people wrote about it. */
  private Optional<URI> page() {
    String text = Json.text(api.path("documentation"), "externalUri");
    try {
      URI uri = URI.create(text);
      boolean shown = "https".equals(uri.getScheme()) && uri.getRawUserInfo() == null;
      return shown ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String withoutCredentials(String address) {
    return address.replaceFirst("://[^/@]*@", "://");
  }
}
