package io.andal.signal.grafana;

import io.andal.signal.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Who a Grafana is, who Andal is to it, and what may be wrong between the two. */
final class Acquaintance {
  private final GrafanaApi api;
  private final GrafanaSettings settings;
  private final Catalog catalog;

  Acquaintance(GrafanaApi api, GrafanaSettings settings, Catalog catalog) {
    this.api = api;
    this.settings = settings;
    this.catalog = catalog;
  }

  /** The version is told to everybody; a refused token shows only here. */
  String identify() throws SourceException, InterruptedException {
    String version = api.get("/api/health").path("version").asString("");
    permissions();
    return "Grafana " + (version.isEmpty() ? "of a version that it doesn't tell" : version);
  }

  String principal() throws SourceException, InterruptedException {
    GrafanaApi.Answer user = api.ask("GET", "/api/user", Optional.empty());
    if (user.status() == 401) {
      throw new SourceException(api.failure(user));
    }
    GrafanaApi.Answer org = api.ask("GET", "/api/org", Optional.empty());
    String name = user.body().path("name").asString("");
    String login = user.done() ? user.body().path("login").asString(name) : "";
    String where =
        org.done()
            ? "organization %s (%d)"
                .formatted(org.body().path("name").asString(""), org.body().path("id").asLong(0))
            : "";
    if (login.isEmpty()) {
      return where;
    }
    String who = login.startsWith("sa-") ? "service account " + login : "user " + login;
    return where.isEmpty() ? who : who + ", " + where;
  }

  /** The actions that Andal may do, with their scopes; missing where Grafana doesn't tell. */
  private JsonNode permissions() throws SourceException, InterruptedException {
    GrafanaApi.Answer answer =
        api.ask("GET", "/api/access-control/user/permissions", Optional.empty());
    if (answer.status() == 401) {
      throw new SourceException(api.failure(answer));
    }
    return answer.done() ? answer.body() : answer.body().path("permissions that are unknown");
  }

  List<String> doubts() throws SourceException, InterruptedException {
    List<String> doubts = new ArrayList<>();
    JsonNode permissions = permissions();
    if (permissions.isObject() && !permissions.has("datasources:query")) {
      doubts.add(
          "It may not query data sources; give the service account the role Viewer, or the"
              + " permission datasources:query.");
    }
    if (permissions.isObject() && !permissions.has("datasources:read")) {
      doubts.add(
          "It may not look at data sources, so `datasource` must be a uid and whether it speaks"
              + " PromQL is not checked; give it datasources:read to use names.");
    }
    if (permissions.isObject()) {
      doubts.addAll(ofWriting(permissions));
    }
    if (settings.dataSource().isEmpty()) {
      doubts.add(
          "No usual data source is given; each SLI must name its own, or add `datasource` to the"
              + " connection details.");
    } else {
      doubts.addAll(ofDataSource());
    }
    return doubts;
  }

  private List<String> ofWriting(JsonNode permissions) {
    List<String> doubts = new ArrayList<>();
    if (settings.annotates() && !permissions.has("annotations:create")) {
      doubts.add(
          "It may not write annotations, which `publish` wants; give the service account the role"
              + " Editor, or annotations:create, annotations:write and annotations:read.");
    }
    if (settings.publishes() && !permissions.has("dashboards:create")) {
      doubts.add(
          "It may not make dashboards, which `publish` wants; give the service account the role"
              + " Editor, or dashboards:create, dashboards:write and folders:create.");
    }
    return doubts;
  }

  private List<String> ofDataSource() throws SourceException, InterruptedException {
    Connected connected;
    try {
      connected = catalog.find(settings.dataSource());
    } catch (SourceException e) {
      return List.of(e.failure().message() + " " + e.failure().remedy());
    }
    GrafanaApi.Answer health =
        api.ask(
            "GET",
            "/api/datasources/uid/" + GrafanaApi.segment(connected.uid()) + "/health",
            Optional.empty());
    // Plugins without a backend have no health to ask for.
    boolean silent = health.done() || health.status() == 404 || health.status() == 501;
    return silent
        ? List.of()
        : List.of(
            "Grafana says that its data source \"%s\" is not well (%s); mend it there."
                .formatted(connected.name(), health.words()));
  }
}
