package io.andal.demo;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the services' tracing sees of their requests: the same for the same story, so that a span
 * which is sent twice is the same span. Requests that are measured are those that are seen.
 */
final class Spans {
  private static final long SEED = 20_261_128;

  /** Spans in one request. */
  private static final int MOST = 2_000;

  private final Story story;

  Spans(Story story) {
    this.story = story;
  }

  /** OTLP requests with the spans of all requests that ended between two times. */
  List<byte[]> between(long fromMillis, long toMillis) {
    List<byte[]> requests = new ArrayList<>();
    for (Door door : Door.ALL) {
      List<Span> spans = new ArrayList<>();
      long from = fromMillis;
      while (from < toMillis) {
        long minute = Math.floorDiv(from, 60_000L);
        long to = Math.min(toMillis, (minute + 1) * 60_000);
        addTo(spans, door, minute, (int) (from - minute * 60_000), (int) (to - minute * 60_000));
        from = to;
      }
      for (int at = 0; at < spans.size(); at += MOST) {
        requests.add(request(door, spans.subList(at, Math.min(spans.size(), at + MOST))));
      }
    }
    return requests;
  }

  private void addTo(List<Span> spans, Door door, long minute, int fromMillis, int toMillis) {
    SplittableRandom random =
        new SplittableRandom(SEED ^ ((minute * 60_000 + fromMillis) * 31 + Door.ALL.indexOf(door)));
    long good;
    long bad;
    if (door.signal().isPresent()) {
      Happened happened =
          story
              .happened(door.signal().get(), minute, fromMillis, toMillis)
              .orElse(new Happened(List.of(), List.of()));
      good = Happened.sum(happened.good());
      bad = Happened.sum(happened.bad());
    } else {
      double expected = door.perMinute() * Rhythm.at(minute) * (toMillis - fromMillis) / 60_000.0;
      good = (long) Math.floor(expected + random.nextDouble());
      bad = 0;
    }
    for (long i = 0; i < good + bad; i++) {
      long end = minute * 60_000 + random.nextInt(fromMillis, toMillis);
      spans.add(span(door, end, i >= good, random));
    }
  }

  private static Span span(Door door, long endMillis, boolean bad, SplittableRandom random) {
    Route route = route(door, random);
    Route.Client client = route.clients().get(random.nextInt(route.clients().size()));
    long end = endMillis * 1_000_000;
    long micros = (long) (20_000 / (0.05 + random.nextDouble()));
    Span.Builder span =
        Span.newBuilder()
            .setTraceId(id(random.nextLong(), random.nextLong()))
            .setSpanId(id(random.nextLong()))
            .setName(route.method())
            .setKind(Span.SpanKind.SPAN_KIND_SERVER)
            .setStartTimeUnixNano(end - micros * 1_000)
            .setEndTimeUnixNano(end)
            .addAttributes(text("http.request.method", route.method()))
            .addAttributes(text("url.scheme", "https"))
            .addAttributes(text("server.address", door.host()))
            .addAttributes(text("url.path", route.asked(random)))
            .addAttributes(text("user_agent.original", client.userAgent()))
            .addAttributes(number("http.response.status_code", bad ? 503 : route.good()));
    String query = route.askedQuery(random);
    if (!query.isEmpty()) {
      span.addAttributes(text("url.query", query));
    }
    if (bad) {
      span.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR));
    }
    return span.build();
  }

  private static Route route(Door door, SplittableRandom random) {
    int all = door.routes().stream().mapToInt(Route::weight).sum();
    int drawn = random.nextInt(all);
    for (Route route : door.routes()) {
      drawn -= route.weight();
      if (drawn < 0) {
        return route;
      }
    }
    return door.routes().getLast();
  }

  private static byte[] request(Door door, List<Span> spans) {
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(
                    Resource.newBuilder()
                        .addAttributes(text("service.name", door.service()))
                        .addAttributes(text("service.namespace", "pumps")))
                .addScopeSpans(ScopeSpans.newBuilder().addAllSpans(spans)))
        .build()
        .toByteArray();
  }

  private static ByteString id(long... parts) {
    ByteBuffer bytes = ByteBuffer.allocate(parts.length * Long.BYTES);
    for (long part : parts) {
      bytes.putLong(part);
    }
    return ByteString.copyFrom(bytes.flip());
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static KeyValue number(String key, long value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setIntValue(value))
        .build();
  }
}
