package io.andal.signal;

import io.andal.signal.cloudwatch.CloudWatchSources;
import io.andal.signal.datadog.DatadogSources;
import io.andal.signal.google.GoogleCloudSources;
import io.andal.signal.grafana.GrafanaSources;
import io.andal.signal.otlp.OtlpReceiver;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.signal.remotewrite.RemoteWriteReceiver;
import io.andal.signal.thanos.ThanosSources;
import io.andal.workspace.Document;
import io.andal.workspace.Kind;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** OpenSLO's DataSource, and what of it Andal can read. Stateless. */
public final class SourceDocuments {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  private SourceDocuments() {}

  /** DataSource. */
  public static List<Kind> kinds() {
    return List.of(
        new DataSourceKind("openslo/v1", true), new DataSourceKind("openslo.com/v2alpha", false));
  }

  /**
   * What takes the pushed measurements, sees the traffic, and hears the devices, that some types of
   * sources read.
   */
  public record Receivers(
      OtlpReceiver otlp,
      RemoteWriteReceiver remoteWrite,
      TrafficSources traffic,
      FleetSources fleets) {

    /** Where no traffic is seen and no devices are heard. */
    public Receivers(OtlpReceiver otlp, RemoteWriteReceiver remoteWrite) {
      this(otlp, remoteWrite, TrafficSources.NONE, FleetSources.NONE);
    }
  }

  /**
   * Opens the source that a valid DataSource document describes; asks nothing yet.
   *
   * @throws IllegalArgumentException if its type can't be read
   */
  public static SignalSource open(Document document, Receivers receivers, Clock clock) {
    Map<String, Object> details = new HashMap<>();
    if (document.spec().path("connectionDetails").isObject()) {
      details.putAll(MAPPER.convertValue(document.spec().path("connectionDetails"), DETAILS));
    }
    String type = document.spec().path("type").asString("");
    SourceType known =
        SourceType.named(type)
            .orElseThrow(() -> new IllegalArgumentException(SourceType.unknown(type)));
    return switch (known) {
      case PROMETHEUS -> PrometheusSources.open(document.name(), details, clock);
      case THANOS -> ThanosSources.open(document.name(), details, clock);
      case GRAFANA -> GrafanaSources.open(document.name(), details, clock);
      case CLOUDWATCH -> CloudWatchSources.open(document.name(), details, clock);
      case GOOGLE_CLOUD -> GoogleCloudSources.open(document.name(), details, clock);
      case DATADOG -> DatadogSources.open(document.name(), details, clock);
      case OTLP -> receivers.otlp().source(document.name(), details);
      case REMOTE_WRITE -> receivers.remoteWrite().source(document.name(), details);
      case TRAFFIC -> receivers.traffic().source(document.name(), details);
      case FLEET -> receivers.fleets().source(document.name(), details);
    };
  }
}
