package io.andal.signal.remotewrite;

import io.andal.signal.Indicator;
import io.andal.signal.pushed.Pushed;
import java.util.ArrayList;
import java.util.List;

/** Writes the remote write of tests. Times are seconds after {@link Pushed#START}. */
final class Sent {
  private Sent() {}

  static long millis(double second) {
    return Pushed.START.toEpochMilli() + Math.round(second * 1e3);
  }

  static SentSample at(double second, double value) {
    return new SentSample(
        SentSample.Form.NUMBER, millis(second), 0, Double.doubleToRawLongBits(value));
  }

  static SentSample since(double start, double second, double value) {
    return new SentSample(
        SentSample.Form.NUMBER, millis(second), millis(start), Double.doubleToRawLongBits(value));
  }

  static SentSample end(double second) {
    return new SentSample(SentSample.Form.NUMBER, millis(second), 0, StaleMarker.BITS);
  }

  /** A series of {@code name{a="b",…}} without quotes: {@code "up", List.of("job", "x")}. */
  static SentSeries series(String name, List<String> labels, SentSample... samples) {
    List<String> all = new ArrayList<>(List.of("__name__", name));
    all.addAll(labels);
    return new SentSeries(all, List.of(samples), 0, SampleType.UNKNOWN);
  }

  static SentSeries series(String name, SentSample... samples) {
    return series(name, List.of("job", "shop"), samples);
  }

  static RemoteWriteReceiver.Answer send(
      RemoteWriteReceiver receiver, Protocol protocol, SentSeries... series) {
    return receiver.accept(body(protocol, series), protocol.contentType(), "snappy");
  }

  static RemoteWriteReceiver.Answer send(RemoteWriteReceiver receiver, SentSeries... series) {
    return send(receiver, Protocol.V1, series);
  }

  static byte[] body(Protocol protocol, SentSeries... series) {
    return SnappyBlock.pack(Encoder.encode(protocol, List.of(series)));
  }

  static Indicator.Ratio ratio(String part, boolean partIsBad, String total) {
    return Pushed.ratio("rw", part, partIsBad, total);
  }
}
