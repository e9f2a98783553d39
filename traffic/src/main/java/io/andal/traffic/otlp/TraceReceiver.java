package io.andal.traffic.otlp;

import io.andal.signal.otlp.GzipBody;
import io.andal.signal.pushed.Admission;
import io.andal.signal.pushed.RefusedRequestException;
import io.andal.traffic.Exchange;
import io.andal.traffic.ExchangeSink;
import io.andal.traffic.door.Counts;
import io.andal.traffic.door.PushAnswer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes OTLP traces; the spans that answered somebody are counted, each once even if it is sent
 * again. Thread-safe.
 *
 * <p>Counts are of the spans that were sent: where senders sample, traffic is more than is seen.
 */
public final class TraceReceiver {
  /** No longer body is taken, so none needs to be read. */
  public static final int MAX_BODY_BYTES = 16 << 20;

  private static final int MAX_UNPACKED = 64 << 20;
  private static final int MAX_SPANS = 200_000;
  private static final int REMEMBERED = 1 << 18;
  private static final Duration AHEAD = Duration.ofMinutes(10);

  // the codes of google.rpc.Status
  private static final int INVALID_ARGUMENT = 3;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int UNAVAILABLE = 14;

  private final ExchangeSink sink;
  private final Clock clock;
  private final Admission admission = new Admission("spans");
  private final SeenSpans seen = new SeenSpans(REMEMBERED);

  public TraceReceiver(ExchangeSink sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /**
   * Handles one {@code POST /v1/traces}.
   *
   * @param doors the sources; a span belongs to the first that serves its service
   * @param contentType {@code application/x-protobuf} or {@code application/json}
   * @param contentEncoding {@code gzip}, {@code identity} or empty
   */
  public PushAnswer accept(
      List<SpanDoor> doors, byte[] body, String contentType, String contentEncoding) {
    Optional<TraceEncoding> encoding = TraceEncoding.of(contentType);
    if (encoding.isEmpty()) {
      return refused(
          TraceEncoding.JSON, 415, "Send Content-Type application/x-protobuf or application/json");
    }
    return admission.handle(
        () -> take(doors, body, encoding.get(), contentEncoding),
        (status, message) -> refused(encoding.get(), status, message));
  }

  private PushAnswer take(
      List<SpanDoor> doors, byte[] body, TraceEncoding encoding, String contentEncoding)
      throws RefusedRequestException {
    if (body.length > MAX_BODY_BYTES) {
      throw new RefusedRequestException(
          413, "The body is larger than " + MAX_BODY_BYTES + " bytes; send smaller batches.");
    }
    ExportTraceServiceRequest request =
        encoding.request(GzipBody.unpack(body, contentEncoding, MAX_UNPACKED));
    long spans =
        request.getResourceSpansList().stream()
            .flatMap(resource -> resource.getScopeSpansList().stream())
            .mapToLong(ScopeSpans::getSpansCount)
            .sum();
    if (spans > MAX_SPANS) {
      throw new RefusedRequestException(
          413, "The request has more than " + MAX_SPANS + " spans; send smaller batches.");
    }
    Map<SpanDoor, Counts> counts = count(doors, request);
    if (doors.isEmpty() && spans > 0) {
      return answer(encoding, spans, "There is no TrafficSource of type OpenTelemetry");
    }
    List<Counts.Refused> refused =
        counts.values().stream().flatMap(each -> each.refused().stream()).toList();
    return answer(
        encoding,
        refused.stream().mapToLong(Counts.Refused::times).sum(),
        refused.stream().map(Counts.Refused::reason).distinct().collect(Collectors.joining("; ")));
  }

  /** Which spans were sent before is looked up and noted in one go, so one at a time. */
  private synchronized Map<SpanDoor, Counts> count(
      List<SpanDoor> doors, ExportTraceServiceRequest request) {
    Instant now = clock.instant();
    Map<SpanDoor, Counts> counts = new LinkedHashMap<>();
    List<Exchange> exchanges = new ArrayList<>();
    Set<Long> here = new HashSet<>();
    for (ResourceSpans resource : request.getResourceSpansList()) {
      String service =
          SpanReader.service(SpanAttributes.of(resource.getResource().getAttributesList()));
      Optional<SpanDoor> door = doors.stream().filter(each -> each.serves(service)).findFirst();
      if (door.isEmpty()) {
        continue;
      }
      Counts count = counts.computeIfAbsent(door.get(), each -> new Counts());
      for (ScopeSpans scope : resource.getScopeSpansList()) {
        for (Span span : scope.getSpansList()) {
          Optional<Exchange> exchange = SpanReader.exchange(span, service, door.get().origin());
          long mark = SeenSpans.mark(span.getTraceId(), span.getSpanId());
          if (exchange.isEmpty()
              || !door.get().origin().selection().wants(exchange.get())
              || (mark != 0 && (seen.contains(mark) || here.contains(mark)))) {
            count.ignore();
          } else if (span.getEndTimeUnixNano() <= 0) {
            count.refuse("The span has no end", "span of " + service, now);
          } else if (exchange.get().timeMillis() > now.plus(AHEAD).toEpochMilli()) {
            count.refuse("The span ends more than 10 minutes ahead", "span of " + service, now);
          } else {
            count.take();
            exchanges.add(exchange.get());
            if (mark != 0) {
              here.add(mark);
            }
          }
        }
      }
    }
    if (!exchanges.isEmpty()) {
      sink.accept(exchanges);
    }
    here.forEach(seen::add);
    counts.forEach((door, count) -> door.intake().add(count, now));
    return counts;
  }

  private static PushAnswer answer(TraceEncoding encoding, long refused, String reasons) {
    return new PushAnswer(200, encoding.contentType(), encoding.response(refused, reasons), 0);
  }

  private static PushAnswer refused(TraceEncoding encoding, int status, String message) {
    int code =
        switch (status) {
          case 429, 413 -> RESOURCE_EXHAUSTED;
          case 503 -> UNAVAILABLE;
          default -> INVALID_ARGUMENT;
        };
    return new PushAnswer(
        status,
        encoding.contentType(),
        encoding.status(code, message),
        Admission.retryAfterSeconds(status));
  }
}
