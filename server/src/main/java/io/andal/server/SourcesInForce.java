package io.andal.server;

import io.andal.signal.Collector;
import io.andal.signal.SignalSource;
import io.andal.signal.SourceDocuments;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Keeps the collector's sources equal to the DataSource documents in force. */
final class SourcesInForce {
  private static final Logger LOG = LoggerFactory.getLogger(SourcesInForce.class);

  private final Collector collector;
  private final SourceDocuments.Receivers receivers;
  private final Clock clock;
  private Map<String, Opened> opened = Map.of();

  private record Opened(JsonNode spec, SignalSource source) {}

  SourcesInForce(Collector collector, SourceDocuments.Receivers receivers, Clock clock) {
    this.collector = collector;
    this.receivers = receivers;
    this.clock = clock;
  }

  /** Opens what is new or changed; the collector closes what is gone. */
  synchronized void follow(Documents documents) {
    Map<String, Opened> now = new HashMap<>();
    List<SignalSource> sources = new ArrayList<>();
    for (Document document : documents.all("DataSource")) {
      Opened before = opened.get(document.name());
      Opened current =
          before != null
                  && before.spec().equals(document.spec())
                  && !(before.source() instanceof BrokenSource)
              ? before
              : new Opened(document.spec(), open(document));
      now.put(document.name(), current);
      sources.add(current.source());
    }
    collector.sources(sources);
    opened = now;
  }

  private SignalSource open(Document document) {
    String name = document.name();
    try {
      return SourceDocuments.open(document, receivers, clock);
    } catch (RuntimeException e) {
      LOG.warn("Data source {} can't be opened: {}", name, e.getMessage());
      return new BrokenSource(name, String.valueOf(e.getMessage()));
    }
  }
}
