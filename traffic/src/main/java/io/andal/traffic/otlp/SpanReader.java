package io.andal.traffic.otlp;

import io.andal.traffic.Exchange;
import io.andal.traffic.door.Client;
import io.andal.traffic.door.Hosts;
import io.andal.traffic.door.MediaTypes;
import io.andal.traffic.door.Origin;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes an exchange of a span of a server: of HTTP, of gRPC and other RPC, or of a consumer of
 * messages. Addresses, users, bodies and all other attributes stay behind.
 */
final class SpanReader {
  private static final int LONGEST_SERVICE = 200;

  private SpanReader() {}

  /** The service that a resource is; empty if it doesn't say. */
  static String service(SpanAttributes resource) {
    String name = resource.text("service.name");
    boolean said = name.length() <= LONGEST_SERVICE && !name.startsWith("unknown_service");
    return said ? name : "";
  }

  /** Empty if the span answered nobody, or doesn't say what. */
  static Optional<Exchange> exchange(Span span, String service, Origin origin) {
    SpanAttributes attributes = SpanAttributes.of(span.getAttributesList());
    return switch (span.getKind()) {
      case SPAN_KIND_SERVER ->
          attributes.has("rpc.system") || attributes.has("rpc.system.name")
              ? call(span, attributes, service, origin)
              : request(span, attributes, service, origin);
      case SPAN_KIND_CONSUMER -> message(span, attributes, service, origin);
      case SPAN_KIND_CLIENT,
          SPAN_KIND_PRODUCER,
          SPAN_KIND_INTERNAL,
          SPAN_KIND_UNSPECIFIED,
          UNRECOGNIZED ->
          Optional.empty();
    };
  }

  private static Optional<Exchange> request(
      Span span, SpanAttributes attributes, String service, Origin origin) {
    String method = attributes.text("http.request.method", "http.method");
    if (method.equals("_OTHER")) {
      method = attributes.text("http.request.method_original");
    }
    Target target = Target.of(attributes.text("url.path", "http.target", "url.full", "http.url"));
    String template = Routes.template(attributes.text("http.route"));
    String path = template.isEmpty() ? target.path() : template;
    if (method.isEmpty() || method.length() > 20 || path.isEmpty()) {
      return Optional.empty();
    }
    int said = attributes.number("http.response.status_code", "http.status_code");
    boolean answered = said >= 100 && said <= 599;
    return Optional.of(
        exchange(
            span,
            attributes,
            service,
            origin,
            method.toUpperCase(Locale.ROOT),
            path,
            !template.isEmpty(),
            attributes.has("url.query") ? attributes.text("url.query") : target.query(),
            answered ? said : hasFailed(span) ? 0 : 200));
  }

  private static Optional<Exchange> call(
      Span span, SpanAttributes attributes, String service, Origin origin) {
    String method = attributes.text("rpc.method");
    String called = attributes.text("rpc.service");
    String path =
        called.isEmpty() ? "/" + method.replaceFirst("^/", "") : "/" + called + "/" + method;
    if (method.isEmpty() || path.length() > 2000) {
      return Optional.empty();
    }
    int said = GrpcStatus.http(attributes.text("rpc.grpc.status_code", "rpc.response.status_code"));
    return Optional.of(
        exchange(
            span,
            attributes,
            service,
            origin,
            "POST",
            path,
            true,
            "",
            said > 0 ? said : hasFailed(span) ? 500 : 200));
  }

  private static Optional<Exchange> message(
      Span span, SpanAttributes attributes, String service, Origin origin) {
    String template = attributes.text("messaging.destination.template");
    String destination =
        template.isEmpty()
            ? attributes.text(
                "messaging.destination.name", "messaging.source.name", "messaging.destination")
            : template;
    if (destination.isEmpty() || destination.length() > 2000) {
      return Optional.empty();
    }
    return Optional.of(
        exchange(
            span,
            attributes,
            service,
            origin,
            "RECEIVE",
            destination,
            !template.isEmpty(),
            "",
            hasFailed(span) ? 500 : 200));
  }

  private static Exchange exchange(
      Span span,
      SpanAttributes attributes,
      String service,
      Origin origin,
      String method,
      String path,
      boolean route,
      String query,
      int status) {
    long nanos = span.getEndTimeUnixNano() - span.getStartTimeUnixNano();
    String peer = attributes.text("peer.service", "service.peer.name");
    Client client =
        peer.isEmpty()
            ? Client.ofUserAgent(attributes.text("user_agent.original", "http.user_agent"))
            : Client.named(peer);
    return new Exchange(
        span.getEndTimeUnixNano() / 1_000_000,
        origin.source(),
        service,
        Hosts.of(attributes.text("server.address", "http.host", "net.host.name")),
        method,
        path,
        route,
        query,
        status,
        nanos >= 0 && span.getStartTimeUnixNano() > 0 ? nanos / 1000 : -1,
        MediaTypes.of(attributes.text("http.request.header.content-type")),
        MediaTypes.of(attributes.text("http.response.header.content-type")),
        client.product(),
        client.version());
  }

  private static boolean hasFailed(Span span) {
    return span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
  }

  /** A path and its query, of a path or a URL. */
  private record Target(String path, String query) {
    static Target of(String text) {
      int hash = text.indexOf('#');
      String target = hash < 0 ? text : text.substring(0, hash);
      int scheme = target.indexOf("://");
      if (scheme > 0 && scheme < 8) {
        int slash = target.indexOf('/', scheme + 3);
        int mark = target.indexOf('?', scheme + 3);
        target =
            slash >= 0 && (mark < 0 || slash < mark)
                ? target.substring(slash)
                : "/" + (mark < 0 ? "" : target.substring(mark));
      }
      if (!target.startsWith("/")) {
        return new Target("", "");
      }
      int mark = target.indexOf('?');
      return mark < 0
          ? new Target(target, "")
          : new Target(target.substring(0, mark), target.substring(mark + 1));
    }
  }
}
