package io.andal.server.signal;

import io.andal.server.AndalRuntime;
import io.andal.server.api.SloMetrics;
import io.andal.signal.remotewrite.Measured;
import io.andal.signal.remotewrite.RemoteWriter;
import io.andal.signal.remotewrite.WriterHealth;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the {@code andal_slo_*} series of {@code /metrics} to the data sources that want them.
 * What was is not written again: a source that is added now gets what is from now on.
 */
@Component
public final class BudgetWriting {
  private static final Logger LOG = LoggerFactory.getLogger(BudgetWriting.class);
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  private final AndalRuntime runtime;
  private final SloMetrics metrics;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Map<String, Opened> opened = Map.of();

  /** A writer, and the number of the interval that was written last. */
  private static final class Opened {
    private final JsonNode spec;
    private final RemoteWriter writer;
    private long slot;

    Opened(JsonNode spec, RemoteWriter writer, long slot) {
      this.spec = spec;
      this.writer = writer;
      this.slot = slot;
    }
  }

  BudgetWriting(AndalRuntime runtime) {
    this.runtime = runtime;
    this.metrics = new SloMetrics(runtime);
  }

  @PostConstruct
  void start() {
    runtime.workspace().subscribe(this::follow);
    follow(runtime.workspace().current());
    Thread.ofVirtual().name("budget-writing").start(this::run);
  }

  private void run() {
    try {
      while (!stopped.await(1, TimeUnit.SECONDS)) {
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Opens what is new or changed, and closes what is gone. */
  private synchronized void follow(Documents documents) {
    if (stopped.getCount() == 0) {
      return;
    }
    Map<String, Opened> now = new HashMap<>();
    for (Document document : documents.all("DataSource")) {
      Opened before = opened.get(document.name());
      if (before != null && before.spec.equals(document.spec())) {
        now.put(document.name(), before);
      } else {
        open(document).ifPresent(fresh -> now.put(document.name(), fresh));
      }
    }
    opened.forEach(
        (name, before) -> {
          if (now.get(name) != before) {
            before.writer.close();
          }
        });
    opened = now;
  }

  private Optional<Opened> open(Document document) {
    JsonNode details = document.spec().path("connectionDetails");
    if (!details.path("remoteWrite").isObject()) {
      return Optional.empty();
    }
    try {
      return RemoteWriter.of(
              document.name(), JsonMapper.shared().convertValue(details, DETAILS), runtime.clock())
          .map(writer -> new Opened(document.spec(), writer.start(), slot(writer)));
    } catch (RuntimeException e) {
      LOG.warn("Budgets can't be written to {}: {}", document.name(), e.getMessage());
      return Optional.empty();
    }
  }

  private long slot(RemoteWriter writer) {
    return Math.floorDiv(runtime.clock().millis(), writer.interval().toMillis());
  }

  private synchronized void tick() {
    try {
      List<Opened> due = new ArrayList<>();
      for (Opened one : opened.values()) {
        long slot = slot(one.writer);
        if (slot != one.slot) {
          one.slot = slot;
          due.add(one);
        }
      }
      if (due.isEmpty()) {
        return;
      }
      List<Measured> values = values();
      for (Opened one : due) {
        one.writer.write(Instant.ofEpochMilli(one.slot * one.writer.interval().toMillis()), values);
      }
    } catch (RuntimeException e) {
      LOG.error("Budgets could not be written; trying again with the next interval", e);
    }
  }

  /** Queues what is now for all who want it, without waiting for their intervals. */
  synchronized void writeNow() {
    List<Measured> values = values();
    opened.values().forEach(one -> one.writer.write(runtime.clock().instant(), values));
  }

  private List<Measured> values() {
    List<Measured> values = new ArrayList<>();
    for (MetricSnapshot metric : metrics.collect()) {
      for (DataPointSnapshot point : metric.getDataPoints()) {
        if (point instanceof GaugeSnapshot.GaugeDataPointSnapshot gauge) {
          TreeMap<String, String> labels = new TreeMap<>();
          for (Label label : point.getLabels()) {
            labels.put(label.getName(), label.getValue());
          }
          values.add(
              new Measured(metric.getMetadata().getPrometheusName(), labels, gauge.getValue()));
        }
      }
    }
    return values;
  }

  /** How the writing goes, one for each source that wants it, by name. */
  public synchronized List<WriterHealth> health() {
    return new TreeMap<>(opened).values().stream().map(one -> one.writer.health()).toList();
  }

  @PreDestroy
  synchronized void stop() {
    stopped.countDown();
    opened.values().forEach(one -> one.writer.close());
    opened = Map.of();
  }
}
