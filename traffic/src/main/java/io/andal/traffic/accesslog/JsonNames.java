package io.andal.traffic.accesslog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The names that fields of JSON access logs have in NGINX, Traefik, Caddy, Envoy, Istio and API
 * Gateway, and in logs that follow OpenTelemetry's or Elastic's names.
 */
final class JsonNames {

  /** A name, and what it means. Earlier ones win over later ones. */
  record Named(String name, Field field) {}

  static final List<Named> USUAL =
      Stream.of(
              names(Field.TIME, "msec", "ts", "@timestamp", "timestamp", "time"),
              names(Field.TIME, "time_iso8601", "time_local", "datetime"),
              names(Field.START, "StartUTC", "StartLocal", "start_time", "startTime"),
              names(Field.START, "requestTimeEpoch", "requestTime"),
              names(Field.METHOD, "request_method", "RequestMethod", "request.method"),
              names(Field.METHOD, "method", "httpMethod", "http_method", "verb"),
              names(Field.METHOD, "http.request.method", "http.method"),
              names(Field.TARGET, "request_uri", "RequestPath", "request.uri", "request.url"),
              names(Field.TARGET, "path", "original_path", "requestPath", "url.original"),
              names(Field.TARGET, "http.target", "url.path", "http.url"),
              names(Field.TARGET, "uri", "url", "request_path"),
              names(Field.TEMPLATE, "resourcePath"),
              names(Field.ROUTE_KEY, "routeKey"),
              names(Field.QUERY, "args", "query_string", "query", "url.query"),
              names(Field.REQUEST, "request", "request_line", "requestLine"),
              names(Field.STATUS, "status", "DownstreamStatus", "response_code", "status_code"),
              names(Field.STATUS, "statusCode", "http_status", "response.status"),
              names(Field.STATUS, "http.response.status_code", "http.status_code"),
              names(Field.STATUS, "response_status", "code"),
              names(Field.HOST, "http_host", "host", "RequestHost", "request.host", "authority"),
              names(Field.HOST, "vhost", "domainName", "url.domain", "server.address"),
              names(Field.SERVER_NAME, "server_name", "requested_server_name"),
              names(Field.FORWARDED_HOST, "http_x_forwarded_host", "x_forwarded_host"),
              names(Field.FORWARDED_HOST, "request.headers.X-Forwarded-Host"),
              names(Field.FORWARDED_HOST, "request_X-Forwarded-Host"),
              names(Field.SECONDS, "request_time", "duration_s", "duration_seconds"),
              names(Field.MILLIS, "duration_ms", "latency_ms", "elapsed_ms", "response_time_ms"),
              names(Field.MILLIS, "responseLatency"),
              names(Field.MICROS, "duration_us", "latency_us"),
              names(Field.NANOS, "Duration", "duration_ns", "event.duration"),
              names(Field.DURATION, "duration", "latency", "elapsed", "response_time"),
              names(Field.USER_AGENT, "http_user_agent", "request_User-Agent"),
              names(Field.USER_AGENT, "request.headers.User-Agent", "user_agent", "userAgent"),
              names(Field.USER_AGENT, "user_agent.original", "agent", "useragent"),
              names(Field.REQUEST_TYPE, "content_type", "http_content_type"),
              names(Field.REQUEST_TYPE, "request_Content-Type", "request.headers.Content-Type"),
              names(Field.REQUEST_TYPE, "request_content_type"),
              names(Field.RESPONSE_TYPE, "sent_http_content_type", "downstream_Content-Type"),
              names(Field.RESPONSE_TYPE, "resp_headers.Content-Type", "response_content_type"),
              names(Field.SERVICE, "ServiceName", "service", "service_name", "service.name"))
          .flatMap(List::stream)
          .toList();

  private static final Map<String, Field> MEANINGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("time", Field.TIME),
              Map.entry("start", Field.START),
              Map.entry("request", Field.REQUEST),
              Map.entry("method", Field.METHOD),
              Map.entry("path", Field.TARGET),
              Map.entry("query", Field.QUERY),
              Map.entry("status", Field.STATUS),
              Map.entry("host", Field.HOST),
              Map.entry("forwardedHost", Field.FORWARDED_HOST),
              Map.entry("seconds", Field.SECONDS),
              Map.entry("milliseconds", Field.MILLIS),
              Map.entry("microseconds", Field.MICROS),
              Map.entry("nanoseconds", Field.NANOS),
              Map.entry("userAgent", Field.USER_AGENT),
              Map.entry("client", Field.CLIENT),
              Map.entry("requestType", Field.REQUEST_TYPE),
              Map.entry("responseType", Field.RESPONSE_TYPE),
              Map.entry("service", Field.SERVICE)));

  private JsonNames() {}

  private static List<Named> names(Field field, String... names) {
    return Stream.of(names).map(name -> new Named(name, field)).toList();
  }

  /**
   * @throws BadPatternException if a document can't give this a name
   */
  static Field meaning(String meaning) {
    Field field = MEANINGS.get(meaning);
    if (field == null) {
      throw new BadPatternException(
          "There is no \"" + meaning + "\"; fields are " + String.join(", ", MEANINGS.keySet()));
    }
    return field;
  }
}
