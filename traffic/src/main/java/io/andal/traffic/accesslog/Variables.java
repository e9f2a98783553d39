package io.andal.traffic.accesslog;

import java.util.Locale;

/** What the variables of log patterns mean; all that isn't named here is left out. */
final class Variables {
  private Variables() {}

  /** Variables of NGINX, and of API Gateway, which begin with {@code context.}. */
  static Field dollar(String name) {
    return switch (name) {
      case "time_local", "time_iso8601", "msec" -> Field.TIME;
      case "request" -> Field.REQUEST;
      case "request_method" -> Field.METHOD;
      case "request_uri" -> Field.TARGET;
      case "uri", "document_uri", "context.path" -> Field.PATH;
      case "args", "query_string" -> Field.QUERY;
      case "status", "context.status" -> Field.STATUS;
      case "host", "http_host", "context.domainName" -> Field.HOST;
      case "server_name" -> Field.SERVER_NAME;
      case "http_x_forwarded_host" -> Field.FORWARDED_HOST;
      case "request_time" -> Field.SECONDS;
      case "http_user_agent", "context.identity.userAgent" -> Field.USER_AGENT;
      case "content_type", "http_content_type" -> Field.REQUEST_TYPE;
      case "sent_http_content_type" -> Field.RESPONSE_TYPE;
      case "context.requestTime", "context.requestTimeEpoch" -> Field.START;
      case "context.httpMethod" -> Field.METHOD;
      case "context.resourcePath" -> Field.TEMPLATE;
      case "context.routeKey" -> Field.ROUTE_KEY;
      case "context.responseLatency" -> Field.MILLIS;
      default -> Field.SKIP;
    };
  }

  /**
   * Apache's directives.
   *
   * @param argument what stands in braces; empty if nothing does
   * @throws BadPatternException if it is a time of a shape that isn't read
   */
  static Field percent(char letter, String argument) {
    String header = argument.toLowerCase(Locale.ROOT);
    return switch (letter) {
      case 't' -> time(argument);
      case 'r' -> Field.REQUEST;
      case 'm' -> Field.METHOD;
      case 'U' -> Field.PATH;
      case 'q' -> Field.QUERY;
      case 's' -> Field.STATUS;
      case 'v' -> Field.SERVER_NAME;
      case 'V' -> Field.HOST;
      case 'D' -> Field.MICROS;
      case 'T' ->
          switch (header) {
            case "ms" -> Field.MILLIS;
            case "us" -> Field.MICROS;
            default -> Field.SECONDS;
          };
      case 'i' -> requestHeader(header);
      case 'o' -> header.equals("content-type") ? Field.RESPONSE_TYPE : Field.SKIP;
      default -> Field.SKIP;
    };
  }

  private static Field time(String argument) {
    boolean ends = argument.startsWith("end:");
    String form = argument.replaceFirst("^(begin|end):", "");
    return switch (form) {
      case "", "sec", "msec", "usec", "%d/%b/%Y:%H:%M:%S %z", "%d/%b/%Y:%T %z" ->
          ends ? Field.TIME : Field.START;
      case "%Y-%m-%dT%H:%M:%S%z", "%FT%T%z", "%Y-%m-%d %H:%M:%S", "%F %T" ->
          ends ? Field.TIME : Field.START;
      case "msec_frac", "usec_frac" -> Field.SKIP;
      default ->
          throw new BadPatternException(
              "The time \"%{"
                  + argument
                  + "}t\" has a shape that isn't read; write %t, or %{msec}t, or"
                  + " %{%Y-%m-%dT%H:%M:%S%z}t");
    };
  }

  /**
   * Envoy's command operators.
   *
   * @param argument what stands in parentheses; empty if nothing does
   */
  static Field operator(String name, String argument) {
    return switch (name) {
      case "START_TIME", "START_TIME_LOCAL" -> Field.START;
      case "RESPONSE_CODE" -> Field.STATUS;
      case "DURATION" -> Field.MILLIS;
      case "REQUESTED_SERVER_NAME" -> Field.SERVER_NAME;
      case "REQ", "REQUEST_HEADER", "REQ_WITHOUT_QUERY" ->
          requestHeader(argument.toLowerCase(Locale.ROOT).split("\\?", 2)[0]);
      case "RESP", "RESPONSE_HEADER" ->
          argument.equalsIgnoreCase("content-type") ? Field.RESPONSE_TYPE : Field.SKIP;
      case "PATH" -> Field.TARGET;
      default -> Field.SKIP;
    };
  }

  private static Field requestHeader(String lowerCaseName) {
    return switch (lowerCaseName) {
      case ":method" -> Field.METHOD;
      case ":path", "x-envoy-original-path" -> Field.TARGET;
      case ":authority", "host" -> Field.HOST;
      case "x-forwarded-host" -> Field.FORWARDED_HOST;
      case "user-agent" -> Field.USER_AGENT;
      case "content-type" -> Field.REQUEST_TYPE;
      default -> Field.SKIP;
    };
  }
}
