package io.andal.signal.google;

import java.util.List;

/**
 * A kind of service that Google measures by itself, and how.
 *
 * @param id of suggestions, as their first part
 * @param title for people, before what is measured
 * @param resource the monitored resource's type
 * @param requests a DELTA metric that counts requests
 * @param latencies a DELTA distribution of how long they took, in ms
 * @param names labels that tell services apart; the last is what people call it
 * @param failed the condition that failed requests meet
 */
record KnownService(
    String id,
    String title,
    String resource,
    String requests,
    String latencies,
    List<String> names,
    String failed) {
  private static final String BALANCER = "loadbalancing.googleapis.com/https/";

  static final List<KnownService> ALL =
      List.of(
          new KnownService(
              "https-lb",
              "External load balancer",
              "https_lb_rule",
              BALANCER + "request_count",
              BALANCER + "total_latencies",
              List.of("resource.labels.url_map_name"),
              "metric.labels.response_code_class = 500"),
          new KnownService(
              "internal-https-lb",
              "Internal load balancer",
              "internal_http_lb_rule",
              BALANCER + "internal/request_count",
              BALANCER + "internal/total_latencies",
              List.of("resource.labels.url_map_name"),
              "metric.labels.response_code_class = 500"),
          new KnownService(
              "cloud-run",
              "Cloud Run",
              "cloud_run_revision",
              "run.googleapis.com/request_count",
              "run.googleapis.com/request_latencies",
              List.of("resource.labels.location", "resource.labels.service_name"),
              "metric.labels.response_code_class = \"5xx\""));

  KnownService {
    names = List.copyOf(names);
  }
}
