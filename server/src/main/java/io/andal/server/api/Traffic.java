package io.andal.server.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what comes in, for {@code /metrics}. */
@Component
public final class Traffic {
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** One OTLP request was answered. */
  public void received(int status, int bytes) {
    Counter.builder("andal.otlp.requests")
        .description("OTLP metrics requests answered")
        .tag("status", String.valueOf(status))
        .register(meters)
        .increment();
    Counter.builder("andal.otlp.received")
        .description("Bytes of OTLP requests as they came, before unpacking")
        .baseUnit("bytes")
        .register(meters)
        .increment(bytes);
  }

  /** One remote write request was answered. */
  public void written(int status, int bytes, int samples) {
    Counter.builder("andal.received.writes")
        .description("Remote write requests answered")
        .tag("status", String.valueOf(status))
        .register(meters)
        .increment();
    Counter.builder("andal.received.write")
        .description("Bytes of remote write requests as they came, before unpacking")
        .baseUnit("bytes")
        .register(meters)
        .increment(bytes);
    Counter.builder("andal.received.samples")
        .description("Samples taken by remote write, native histograms among them")
        .register(meters)
        .increment(samples);
  }

  PrometheusMeterRegistry meters() {
    return meters;
  }
}
