package io.andal.server.grafana;

import io.andal.dialect.Export;
import io.andal.dialect.grafana.GrafanaExporter;
import io.andal.dialect.grafana.SeriesNames;
import io.andal.server.grafana.PublishTarget.DashboardWish;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.grafana.GrafanaApi;
import io.andal.slo.SloDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the dashboards of a Grafana as documents want them. Touches none that others made. */
final class DashboardPublisher {
  private static final String TAG = "andal";

  private final DashboardStore store;

  DashboardPublisher(DashboardStore store) {
    this.store = store;
  }

  /**
   * What was done.
   *
   * @param kept dashboards that were as they should be
   */
  record Outcome(int written, int deleted, int kept) {}

  /**
   * Writes what is new or changed, and takes away what is no longer wanted.
   *
   * @param all whether also what should be there unchanged is written again
   */
  Outcome publish(
      PublishTarget target,
      DashboardWish wish,
      List<SloDefinition> objectives,
      GrafanaApi api,
      boolean all,
      Instant now)
      throws SourceException, InterruptedException {
    Map<String, String> there = store.published(target.name());
    Set<String> wanted = new HashSet<>();
    Optional<String> folder = Optional.empty();
    int written = 0;
    for (Export.File file : exported(wish, objectives).files()) {
      if (file.name().equals("overview.json") && !wish.overview()) {
        continue;
      }
      ObjectNode dashboard = (ObjectNode) JsonMapper.shared().readTree(file.text());
      String uid = dashboard.path("uid").asString("");
      String content = digest(wish.folder() + "\n" + file.text());
      wanted.add(uid);
      if (all || !content.equals(there.get(uid))) {
        if (folder.isEmpty()) {
          folder = Optional.of(folder(wish.folder(), api));
        }
        write(dashboard, uid, folder.get(), api);
        store.published(target.name(), uid, content, now);
        written++;
      }
    }
    int deleted = 0;
    for (String uid : there.keySet()) {
      if (!wanted.contains(uid)) {
        delete(uid, api);
        store.forget(target.name(), uid);
        deleted++;
      }
    }
    return new Outcome(written, deleted, wanted.size() - written);
  }

  private static Export exported(DashboardWish wish, List<SloDefinition> objectives) {
    GrafanaExporter exporter =
        switch (wish.series()) {
          case "rules" -> new GrafanaExporter("grafana", SeriesNames.exact());
          case "sloth" -> new GrafanaExporter("grafana-sloth", SeriesNames.sloth());
          default -> new GrafanaExporter("grafana-metrics", SeriesNames.metrics());
        };
    return exporter.export(objectives, Optional.of(wish.dataSource()));
  }

  /** The uid of the folder with this title, which is made if there is none. */
  private static String folder(String title, GrafanaApi api)
      throws SourceException, InterruptedException {
    GrafanaApi.Answer all = api.ask("GET", "/api/folders?limit=1000", Optional.empty());
    if (!all.done()) {
      throw refused(api, all, "folders:read");
    }
    for (JsonNode folder : all.body()) {
      if (folder.path("title").asString("").equals(title)) {
        return folder.path("uid").asString("");
      }
    }
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("uid", GrafanaExporter.UID_START + digest("folder " + title));
    body.put("title", title);
    GrafanaApi.Answer answer = api.ask("POST", "/api/folders", Optional.of(body));
    if (!answer.done()) {
      throw refused(api, answer, "folders:create");
    }
    return answer.body().path("uid").asString("");
  }

  private static void write(ObjectNode dashboard, String uid, String folder, GrafanaApi api)
      throws SourceException, InterruptedException {
    boolean present = isOurs(uid, api);
    dashboard.putNull("id");
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.set("dashboard", dashboard);
    body.put("folderUid", folder);
    body.put("overwrite", present);
    body.put("message", "Published by Andal");
    GrafanaApi.Answer answer = api.ask("POST", "/api/dashboards/db", Optional.of(body));
    if (!answer.done()) {
      throw refused(api, answer, "dashboards:create and dashboards:write");
    }
  }

  /**
   * Whether Andal's dashboard is there.
   *
   * @throws SourceException if another is in its place
   */
  private static boolean isOurs(String uid, GrafanaApi api)
      throws SourceException, InterruptedException {
    GrafanaApi.Answer answer = api.ask("GET", "/api/dashboards/uid/" + uid, Optional.empty());
    if (answer.status() == 404) {
      return false;
    }
    if (!answer.done()) {
      throw refused(api, answer, "dashboards:read");
    }
    for (JsonNode tag : answer.body().at("/dashboard/tags")) {
      if (tag.asString("").equals(TAG)) {
        return true;
      }
    }
    throw new SourceException(
        new SourceFailure(
            Cause.BAD_QUERY,
            "The dashboard \"%s\" (%s) is in the place of Andal's and has no tag \"%s\"."
                .formatted(answer.body().at("/dashboard/title").asString(""), uid, TAG),
            "Rename its uid, or give it the tag if Andal may replace it."));
  }

  private static void delete(String uid, GrafanaApi api)
      throws SourceException, InterruptedException {
    if (!isOurs(uid, api)) {
      return;
    }
    GrafanaApi.Answer answer = api.ask("DELETE", "/api/dashboards/uid/" + uid, Optional.empty());
    if (!answer.done() && answer.status() != 404) {
      throw refused(api, answer, "dashboards:delete");
    }
  }

  private static SourceException refused(
      GrafanaApi api, GrafanaApi.Answer answer, String permission) {
    SourceFailure failure = api.failure(answer);
    return new SourceException(
        failure.cause() == Cause.DENIED
            ? new SourceFailure(
                Cause.DENIED,
                failure.message(),
                "Give the service account the role Editor, or %s.".formatted(permission))
            : failure);
  }

  private static String digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }
}
