package io.andal.traffic.document;

import io.andal.traffic.accesslog.LogFormat;
import io.andal.traffic.accesslog.LogSettings;
import io.andal.traffic.door.Origin;
import io.andal.traffic.door.Selection;
import io.andal.workspace.Document;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Where traffic is seen: what a TrafficSource document says.
 *
 * @param log how lines are read; only an AccessLog has any
 * @param path of files to follow, may have wildcards; empty if there are none
 * @param fromEnd whether what files hold already is left out
 * @param push whether it takes what is sent to it
 * @param services only spans of these; empty for all
 */
public record TrafficSource(
    String name,
    TrafficSourceType type,
    Origin origin,
    LogSettings log,
    String path,
    boolean fromEnd,
    boolean push,
    Set<String> services) {

  public TrafficSource {
    services = Set.copyOf(services);
  }

  /** Reads a document that was found valid. */
  public static TrafficSource of(Document document) {
    JsonNode spec = document.spec();
    TrafficSourceType type = TrafficSourceType.named(spec.path("type").asString("")).orElseThrow();
    Selection selection =
        new Selection(
            texts(spec.path("hosts")),
            spec.path("ignore").isMissingNode() ? Selection.IGNORED : texts(spec.path("ignore")));
    return new TrafficSource(
        document.name(),
        type,
        new Origin(document.name(), spec.path("api").asString(""), selection),
        log(spec),
        spec.path("path").asString(""),
        spec.path("start").asString("beginning").equals("end"),
        spec.path("push").asBoolean(false),
        Set.copyOf(texts(spec.path("services"))));
  }

  static LogSettings log(JsonNode spec) {
    Map<String, String> fields = new LinkedHashMap<>();
    spec.path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
    return new LogSettings(
        LogFormat.named(spec.path("format").asString("")).orElse(LogFormat.COMBINED),
        spec.path("pattern").asString(""),
        fields,
        ZoneId.of(spec.path("timeZone").asString("UTC")),
        spec.path("trustForwardedHost").asBoolean(false));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asString("")));
    return texts;
  }
}
