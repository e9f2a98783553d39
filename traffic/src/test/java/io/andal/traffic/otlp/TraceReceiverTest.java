package io.andal.traffic.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.andal.testing.MutableClock;
import io.andal.traffic.Exchange;
import io.andal.traffic.door.Intake;
import io.andal.traffic.door.Origin;
import io.andal.traffic.door.PushAnswer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Spans, as exporters send them. */
class TraceReceiverTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String PROTOBUF = "application/x-protobuf";

  private final List<Exchange> kept = new ArrayList<>();
  private boolean down;
  private final TraceReceiver receiver =
      new TraceReceiver(
          exchanges -> {
            if (down) {
              throw new org.jdbi.v3.core.ConnectionException(new java.sql.SQLException("away"));
            }
            kept.addAll(exchanges);
          },
          new MutableClock(NOW));
  private final SpanDoor door = new SpanDoor(Origin.of("spans"), Set.of(), new Intake());
  private int spans;

  @Test
  void aServersSpanIsAnExchangeWithItsRoute() {
    send(
        span(
            SpanKind.SPAN_KIND_SERVER,
            Map.of(
                "http.request.method", "GET",
                "http.route", "/v1/pumps/:id",
                "url.path", "/v1/pumps/17",
                "url.query", "full=true",
                "http.response.status_code", "200",
                "server.address", "Pumps.example",
                "client.address", "203.0.113.9",
                "enduser.id", "ayu",
                "user_agent.original", "okhttp/4.12.0")));
    assertThat(kept)
        .containsExactly(
            new Exchange(
                NOW.toEpochMilli(),
                "spans",
                "shop",
                "pumps.example",
                "GET",
                "/v1/pumps/{id}",
                true,
                "full=true",
                200,
                25_000,
                "",
                "",
                "okhttp",
                "4.12.0"));
  }

  @Test
  void olderConventionsSayTheSame() {
    send(
        span(
            SpanKind.SPAN_KIND_SERVER,
            Map.of(
                "http.method", "post",
                "http.target", "/v1/pumps?a=1",
                "http.status_code", "503",
                "net.host.name", "pumps.example",
                "http.user_agent", "curl/8.5.0")));
    Exchange exchange = kept.getFirst();
    assertThat(exchange.method()).isEqualTo("POST");
    assertThat(exchange.path()).isEqualTo("/v1/pumps");
    assertThat(exchange.route()).isFalse();
    assertThat(exchange.query()).isEqualTo("a=1");
    assertThat(exchange.failed()).isTrue();
    assertThat(exchange.client()).isEqualTo("curl");
  }

  @Test
  void aRouteThatCatchesAllIsNoTemplate() {
    send(
        span(
            SpanKind.SPAN_KIND_SERVER,
            Map.of("http.request.method", "GET", "http.route", "/**", "url.path", "/a/1")));
    assertThat(kept.getFirst().path()).isEqualTo("/a/1");
    assertThat(kept.getFirst().route()).isFalse();
  }

  @Test
  void messagesThatWereConsumedAreOperationsOfTheirDestination() {
    send(
        span(
            SpanKind.SPAN_KIND_CONSUMER,
            Map.of("messaging.system", "mqtt", "messaging.destination.name", "pumps/17/state")));
    assertThat(kept.getFirst().method()).isEqualTo("RECEIVE");
    assertThat(kept.getFirst().path()).isEqualTo("pumps/17/state");
  }

  @Test
  void grpcCallsHaveTheStatusThatTheirsIsInHttp() {
    send(
        span(
            SpanKind.SPAN_KIND_SERVER,
            Map.of(
                "rpc.system", "grpc",
                "rpc.service", "pumps.v1.Valves",
                "rpc.method", "Open",
                "rpc.grpc.status_code", "14")));
    assertThat(kept.getFirst().path()).isEqualTo("/pumps.v1.Valves/Open");
    assertThat(kept.getFirst().status()).isEqualTo(503);
  }

  @Test
  void clientsAndInnerSpansAreNoTraffic() {
    send(
        span(SpanKind.SPAN_KIND_CLIENT, Map.of("http.request.method", "GET", "url.path", "/a")),
        span(SpanKind.SPAN_KIND_INTERNAL, Map.of()));
    assertThat(kept).isEmpty();
    assertThat(door.intake().state("spans", "", "").ignored()).isEqualTo(2);
  }

  @Test
  void aRequestThatIsSentAgainIsCountedOnce() {
    Span span =
        span(SpanKind.SPAN_KIND_SERVER, Map.of("http.request.method", "GET", "url.path", "/a"));
    send(span, span);
    send(span);
    assertThat(kept).hasSize(1);
  }

  @Test
  void whatCouldNotBeCountedMayBeSentAgain() {
    Span span =
        span(SpanKind.SPAN_KIND_SERVER, Map.of("http.request.method", "GET", "url.path", "/a"));
    down = true;
    assertThat(post(request(span).toByteArray(), PROTOBUF, "").status()).isEqualTo(503);
    down = false;
    send(span);
    assertThat(kept).hasSize(1);
  }

  @Test
  void jsonAndGzipAreUnderstood() throws IOException {
    String json =
        "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
            + "{\"stringValue\":\"shop\"}}]},\"scopeSpans\":[{\"spans\":[{"
            + "\"traceId\":\"5b8efff798038103d269b633813fc60c\",\"spanId\":\"eee19b7ec3c1b174\","
            + "\"kind\":2,\"startTimeUnixNano\":\"1795867199000000000\","
            + "\"endTimeUnixNano\":\"1795867200000000000\",\"attributes\":["
            + "{\"key\":\"http.request.method\",\"value\":{\"stringValue\":\"GET\"}},"
            + "{\"key\":\"url.path\",\"value\":{\"stringValue\":\"/a\"}},"
            + "{\"key\":\"http.response.status_code\",\"value\":{\"intValue\":\"404\"}}]}]}]}]}";
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(json.getBytes(StandardCharsets.UTF_8));
    }
    PushAnswer answer = post(packed.toByteArray(), "application/json; charset=utf-8", "gzip");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
    assertThat(kept.getFirst().status()).isEqualTo(404);
    assertThat(kept.getFirst().micros()).isEqualTo(1_000_000);
  }

  @Test
  void withoutASourceAllSpansAreRejectedAndTheSenderIsTold() throws IOException {
    byte[] body = request(span(SpanKind.SPAN_KIND_SERVER, Map.of())).toByteArray();
    PushAnswer answer = receiver.accept(List.of(), body, PROTOBUF, "");
    assertThat(answer.status()).isEqualTo(200);
    ExportTraceServiceResponse response = ExportTraceServiceResponse.parseFrom(answer.body());
    assertThat(response.getPartialSuccess().getRejectedSpans()).isEqualTo(1);
    assertThat(response.getPartialSuccess().getErrorMessage()).contains("OpenTelemetry");
  }

  @Test
  void aSpanBelongsToTheFirstSourceThatServesItsService() {
    SpanDoor other = new SpanDoor(Origin.of("other"), Set.of("billing"), new Intake());
    Span span =
        span(SpanKind.SPAN_KIND_SERVER, Map.of("http.request.method", "GET", "url.path", "/a"));
    receiver.accept(List.of(other, door), request(span).toByteArray(), PROTOBUF, "");
    assertThat(kept).extracting(Exchange::source).containsExactly("spans");
  }

  @Test
  void brokenBodiesAndOtherTypesAreRefused() {
    assertThat(post(new byte[] {-1, 3}, PROTOBUF, "").status()).isEqualTo(400);
    assertThat(post(new byte[0], "text/plain", "").status()).isEqualTo(415);
    assertThat(post(new byte[] {1}, PROTOBUF, "gzip").status()).isEqualTo(400);
    assertThat(post(new byte[0], PROTOBUF, "").status()).isEqualTo(200);
  }

  @Test
  void aSpanWithAnErrorAndNoStatusWasNeverAnswered() {
    Span span =
        span(SpanKind.SPAN_KIND_SERVER, Map.of("http.request.method", "GET", "url.path", "/a"))
            .toBuilder()
            .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))
            .build();
    send(span);
    assertThat(kept.getFirst().status()).isZero();
  }

  private void send(Span... sent) {
    assertThat(post(request(sent).toByteArray(), PROTOBUF, "").status()).isEqualTo(200);
  }

  private PushAnswer post(byte[] body, String contentType, String contentEncoding) {
    return receiver.accept(List.of(door), body, contentType, contentEncoding);
  }

  private Span span(SpanKind kind, Map<String, String> attributes) {
    long end = NOW.toEpochMilli() * 1_000_000;
    Span.Builder span =
        Span.newBuilder()
            .setKind(kind)
            .setTraceId(ByteString.copyFrom(new byte[16]))
            .setSpanId(ByteString.copyFrom(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) ++spans}))
            .setStartTimeUnixNano(end - 25_000_000)
            .setEndTimeUnixNano(end);
    attributes.forEach((key, value) -> span.addAttributes(attribute(key, value)));
    return span.build();
  }

  private static ExportTraceServiceRequest request(Span... sent) {
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(attribute("service.name", "shop")))
                .addScopeSpans(ScopeSpans.newBuilder().addAllSpans(List.of(sent))))
        .build();
  }

  private static KeyValue attribute(String key, String value) {
    boolean number = value.chars().allMatch(Character::isDigit);
    AnyValue.Builder any = AnyValue.newBuilder();
    if (number) {
      any.setIntValue(Long.parseLong(value));
    } else {
      any.setStringValue(value);
    }
    return KeyValue.newBuilder().setKey(key).setValue(any).build();
  }
}
