package io.andal.signal.prometheus;

import io.andal.signal.Matcher;
import io.andal.signal.Matcher.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names under which servers count their requests: OpenTelemetry's, those of common libraries
 * and proxies, and what looks like them. Stateless.
 */
final class RequestShapes {
  /** So many that only look like requests. */
  private static final int MOST_UNKNOWN = 20;

  private static final List<String> SERVICES =
      List.of("service_name", "service.name", "application", "app", "service", "job");
  private static final List<String> SPACES =
      List.of("service_namespace", "service.namespace", "namespace", "exported_namespace");
  private static final List<String> STATES =
      List.of(
          "http_response_status_code",
          "http.response.status_code",
          "http_status_code",
          "http.status_code",
          "status_code",
          "code",
          "status",
          "statusCode");
  private static final String SERVER_ERROR = "5..";

  /** The codes that gRPC's documentation calls the server's fault, by name and by number. */
  private static final String GRPC_ERROR =
      "Unknown|DeadlineExceeded|Unimplemented|Internal|Unavailable|DataLoss"
          + "|UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS"
          + "|2|4|12|13|14|15";

  private static final List<String> GRPC_STATES =
      List.of(
          "rpc_grpc_status_code",
          "rpc.grpc.status_code",
          "rpc_response_status_code",
          "rpc.response.status_code",
          "grpc_code",
          "grpc_status",
          "code");

  private static final Pattern COUNTER_LIKE =
      Pattern.compile("[a-zA-Z0-9_:]*(http|api)[a-zA-Z0-9_]*_requests?(_[a-z]+)?_total");
  private static final Pattern HISTOGRAM_LIKE =
      Pattern.compile(
          "([a-zA-Z0-9_]*(http|request|response)[a-zA-Z0-9_]*"
              + "(duration|latency|time)[a-zA-Z0-9_]*_(seconds|milliseconds))_bucket");
  private static final Pattern NOT_SERVED =
      Pattern.compile(".*(client|promhttp_metric_handler|upstream|outgoing|outbound|_sd_).*|.*:.*");

  private static final List<RequestShape> KNOWN =
      List.of(
          http("", "http_server_request_duration_seconds", "s"),
          http("", "http.server.request.duration", "s"),
          http("", "http_server_duration_milliseconds", "ms"),
          http("", "http_server_duration_seconds", "s"),
          http("", "http.server.duration", "ms"),
          grpc("", "rpc_server_duration_milliseconds", "ms"),
          grpc("", "rpc_server_duration_seconds", "s"),
          grpc("", "rpc.server.duration", "ms"),
          grpc("", "rpc_server_call_duration_seconds", "s"),
          grpc("", "rpc.server.call.duration", "s"),
          grpc("grpc_server_handled_total", "grpc_server_handling_seconds", "s"),
          http("", "http_server_requests_seconds", "s"),
          http("", "http_server_requests_milliseconds", "ms"),
          http("http_requests_total", "http_request_duration_seconds", "s"),
          http("http_requests_received_total", "", ""),
          http("http_server_requests_total", "", ""),
          http("gin_requests_total", "gin_request_duration_seconds", "s"),
          http("flask_http_request_total", "flask_http_request_duration_seconds", "s"),
          http("starlette_requests_total", "starlette_request_duration_seconds", "s"),
          http("django_http_responses_total_by_status_total", "", ""),
          http("prometheus_http_requests_total", "prometheus_http_request_duration_seconds", "s"),
          http("caddy_http_requests_total", "caddy_http_request_duration_seconds", "s"),
          http("apiserver_request_total", "apiserver_request_duration_seconds", "s"),
          proxy(
              "nginx_ingress_controller_requests",
              "nginx_ingress_controller_request_duration_seconds",
              "s",
              List.of("exported_service", "service", "ingress"),
              List.of("status"),
              SERVER_ERROR),
          istio(),
          proxy(
              "traefik_service_requests_total",
              "traefik_service_request_duration_seconds",
              "s",
              List.of("exported_service", "service"),
              List.of("code"),
              SERVER_ERROR),
          proxy(
              "envoy_cluster_upstream_rq",
              "envoy_cluster_upstream_rq_time",
              "ms",
              List.of("envoy_cluster_name"),
              List.of("envoy_response_code"),
              SERVER_ERROR),
          proxy(
              "haproxy_backend_http_responses_total",
              "",
              "",
              List.of("proxy", "backend"),
              List.of("code"),
              "5xx"),
          proxy(
              "kong_http_requests_total",
              "",
              "",
              List.of("exported_service", "service"),
              List.of("code"),
              SERVER_ERROR));

  private RequestShapes() {}

  private static RequestShape http(String counter, String histogram, String unit) {
    return new RequestShape(
        "HTTP", counter, histogram, unit, SERVICES, SPACES, STATES, SERVER_ERROR, List.of());
  }

  private static RequestShape grpc(String counter, String histogram, String unit) {
    return new RequestShape(
        "gRPC", counter, histogram, unit, SERVICES, SPACES, GRPC_STATES, GRPC_ERROR, List.of());
  }

  private static RequestShape proxy(
      String counter,
      String histogram,
      String unit,
      List<String> services,
      List<String> states,
      String bad) {
    return new RequestShape(
        "HTTP", counter, histogram, unit, services, SPACES, states, bad, List.of());
  }

  /** Both sides of a request report it; the side that answers knows better. */
  private static RequestShape istio() {
    return new RequestShape(
        "HTTP",
        "istio_requests_total",
        "istio_request_duration_milliseconds",
        "ms",
        List.of("destination_service_name", "destination_workload", "destination_service"),
        List.of("destination_service_namespace", "destination_workload_namespace"),
        List.of("response_code"),
        SERVER_ERROR,
        List.of(Matcher.of("reporter", Operator.EQUAL, "destination")));
  }

  /** The shapes that a server with metrics of these names may have; the known ones first. */
  static List<RequestShape> among(Set<String> names) {
    List<RequestShape> shapes = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (RequestShape shape : KNOWN) {
      boolean counted = !shape.counter().isEmpty() && names.contains(shape.counter());
      boolean timed = !shape.histogram().isEmpty() && isTimed(shape, names);
      taken.addAll(List.of(shape.counter(), shape.histogram()));
      if (counted || timed) {
        shapes.add(
            new RequestShape(
                shape.protocol(),
                counted ? shape.counter() : "",
                timed ? shape.histogram() : "",
                shape.unit(),
                shape.services(),
                shape.spaces(),
                shape.states(),
                shape.bad(),
                shape.fixed()));
      }
    }
    shapes.addAll(unknown(names, taken));
    return shapes;
  }

  /** A native histogram has no other series than those of its name. */
  private static boolean isTimed(RequestShape shape, Set<String> names) {
    return names.contains(shape.buckets())
        || names.contains(shape.count())
        || names.contains(shape.histogram());
  }

  private static List<RequestShape> unknown(Set<String> names, Set<String> taken) {
    List<RequestShape> shapes = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      if (shapes.size() >= MOST_UNKNOWN || NOT_SERVED.matcher(name).matches()) {
        continue;
      }
      java.util.regex.Matcher histogram = HISTOGRAM_LIKE.matcher(name);
      if (histogram.matches() && taken.add(histogram.group(1))) {
        shapes.add(http("", histogram.group(1), histogram.group(4).equals("seconds") ? "s" : "ms"));
      } else if (COUNTER_LIKE.matcher(name).matches() && taken.add(name)) {
        shapes.add(http(name, "", ""));
      }
    }
    return shapes;
  }
}
