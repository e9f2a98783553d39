package io.andal.server.api;

import io.andal.server.AndalRuntime;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Prometheus scrapes. */
@RestController
final class MetricsResource {
  private static final MediaType TEXT =
      MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");

  private final PrometheusMeterRegistry meters;
  private final JvmGcMetrics garbage = new JvmGcMetrics();

  MetricsResource(AndalRuntime runtime, Traffic traffic) {
    this.meters = traffic.meters();
    meters.getPrometheusRegistry().register(new SloMetrics(runtime));
    garbage.bindTo(meters);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
  }

  @GetMapping("/metrics")
  ResponseEntity<String> scrape() {
    return ResponseEntity.ok().contentType(TEXT).body(meters.scrape());
  }

  @PreDestroy
  void stop() {
    garbage.close();
  }
}
