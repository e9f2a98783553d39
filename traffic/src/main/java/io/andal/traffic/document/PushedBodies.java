package io.andal.traffic.document;

import io.andal.signal.otlp.GzipBody;
import io.andal.signal.pushed.RefusedRequestException;
import io.andal.traffic.Exchange;
import io.andal.traffic.ExchangeSink;
import io.andal.traffic.accesslog.LineReader;
import io.andal.traffic.door.Counts;
import io.andal.traffic.door.Intake;
import io.andal.traffic.har.HarException;
import io.andal.traffic.har.HarReader;
import java.time.Clock;
import java.util.List;

/** Reads what was sent to a source. */
final class PushedBodies {
  /** Of one request as sent. */
  static final int MAX_BYTES = 16 << 20;

  /** Of one request, unpacked. */
  static final int MAX_UNPACKED = 64 << 20;

  private PushedBodies() {}

  /** Hands over what was understood; what became of each line. */
  static Counts take(
      TrafficSource source,
      byte[] body,
      String contentEncoding,
      Intake intake,
      ExchangeSink sink,
      Clock clock)
      throws RefusedRequestException {
    if (body.length > MAX_BYTES) {
      throw new RefusedRequestException(
          413, "The body is larger than " + MAX_BYTES + " bytes; send smaller pieces.");
    }
    byte[] text = GzipBody.unpack(body, contentEncoding, MAX_UNPACKED);
    return switch (source.type()) {
      case ACCESS_LOG, OPEN_TELEMETRY -> {
        LineReader reader = new LineReader(source.log(), source.origin(), clock);
        reader.readWhole("line", text);
        yield handOver(reader.exchanges(), reader.counts(), intake, sink, clock);
      }
      case HAR -> {
        HarReader reader = new HarReader(source.origin(), clock.instant());
        try {
          reader.read(text);
        } catch (HarException e) {
          throw new RefusedRequestException(400, e.reason() + ".");
        }
        yield handOver(reader.exchanges(), reader.counts(), intake, sink, clock);
      }
    };
  }

  private static Counts handOver(
      List<Exchange> exchanges, Counts counts, Intake intake, ExchangeSink sink, Clock clock) {
    if (!exchanges.isEmpty()) {
      sink.accept(exchanges);
    }
    intake.add(counts, clock.instant());
    return counts;
  }
}
