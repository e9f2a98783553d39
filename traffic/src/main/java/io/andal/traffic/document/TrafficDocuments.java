package io.andal.traffic.document;

import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** The ids of the APIs that sources see and nothing else, by the source's name. */
  public static Map<String, String> pinned(Documents documents) {
    return sources(documents).stream()
        .filter(source -> !source.origin().api().isEmpty())
        .collect(
            Collectors.toUnmodifiableMap(TrafficSource::name, source -> source.origin().api()));
  }
}
