package io.andal.traffic.document;

import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.List;

/** Documents that say where traffic is seen. Stateless. */
public final class TrafficDocuments {
  static final String TRAFFIC_SOURCE = "TrafficSource";

  private TrafficDocuments() {}

  /** TrafficSource. */
  public static List<Kind> kinds() {
    return List.of(new TrafficSourceKind());
  }

  /** What the TrafficSource documents say, by name. */
  public static List<TrafficSource> sources(Documents documents) {
    return documents.all(TRAFFIC_SOURCE).stream().map(TrafficSource::of).toList();
  }
}
