package io.andal.signal.remotewrite;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the remote write of tests. Times are seconds after {@link #START}. */
final class Sent {
  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  static final long MINUTE = MinuteRange.minuteOf(START);

  private Sent() {}

  static long millis(double second) {
    return START.toEpochMilli() + Math.round(second * 1e3);
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
    return new Indicator.Ratio("rw", metric(part), partIsBad, metric(total), true);
  }

  static Metric metric(String query) {
    return new Metric(Map.of("query", query));
  }

  static List<Slice> slices(SignalSource source, Indicator indicator, int minutes)
      throws InterruptedException {
    Reading reading = read(source, indicator, minutes);
    return switch (reading) {
      case Reading.Slices slices -> slices.slices();
      case Reading.Failed failed -> throw new AssertionError(failed.failure().message());
    };
  }

  static Reading read(SignalSource source, Indicator indicator, int minutes)
      throws InterruptedException {
    return source.read(List.of(indicator), new MinuteRange(MINUTE, MINUTE + minutes)).getFirst();
  }

  /** A complete slice of whole events, {@code minute} counted from {@link #MINUTE}. */
  static Slice slice(int minute, long good, long total) {
    return new Slice(MINUTE + minute, good * Slice.SCALE, total * Slice.SCALE, Quality.COMPLETE);
  }

  static Slice missing(int minute) {
    return Slice.missing(MINUTE + minute);
  }
}
