package io.andal.server.api;

import io.andal.server.AndalRuntime;
import io.andal.server.signal.BudgetWriting;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What Prometheus scrapes: its text format 0.0.4, or OpenMetrics 1.0 for those who accept it. */
@RestController
final class MetricsResource {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry meters;
  private final JvmGcMetrics garbage = new JvmGcMetrics();

  MetricsResource(AndalRuntime runtime, Traffic traffic, BudgetWriting writing) {
    this.meters = traffic.meters();
    meters.getPrometheusRegistry().register(new SloMetrics(runtime));
    meters.getPrometheusRegistry().register(new SourceMetrics(runtime, writing));
    garbage.bindTo(meters);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new FileDescriptorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
  }

  @GetMapping("/metrics")
  ResponseEntity<byte[]> scrape(
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    String format = wantsOpenMetrics(accept) ? OPEN_METRICS : TEXT;
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, format)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .body(meters.scrape(format).getBytes(StandardCharsets.UTF_8));
  }

  /** Where both are equally welcome, OpenMetrics says more. */
  private static boolean wantsOpenMetrics(String accept) {
    try {
      double wanted = -1;
      double plain = 0;
      for (MediaType type : MediaType.parseMediaTypes(accept)) {
        boolean version =
            type.getParameter("version") == null || "1.0.0".equals(type.getParameter("version"));
        if (type.getSubtype().equals("openmetrics-text") && version) {
          wanted = Math.max(wanted, type.getQualityValue());
        } else if (type.isCompatibleWith(MediaType.TEXT_PLAIN) && type.isConcrete()) {
          plain = Math.max(plain, type.getQualityValue());
        }
      }
      return wanted > 0 && wanted >= plain;
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  @PreDestroy
  void stop() {
    garbage.close();
  }
}
