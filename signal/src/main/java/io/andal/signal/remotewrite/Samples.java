package io.andal.signal.remotewrite;

import io.andal.signal.pushed.RefusedRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the samples of one series after another; both versions write them alike. */
final class Samples {
  private final Fields in;
  private final WriteLimits limits;
  private int seen;
  private long value;
  private long time;
  private long start;
  private SentSample.Form form = SentSample.Form.NUMBER;
  private final List<SentSample> read = new ArrayList<>();

  Samples(Fields in, WriteLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** The samples since the last call. */
  List<SentSample> taken() {
    List<SentSample> taken = List.copyOf(read);
    read.clear();
    return taken;
  }

  /** {@code Sample}: value 1, timestamp 2, and in newer 2.0 the start 3. */
  void number(int tag) throws IOException, RefusedRequestException {
    begin(SentSample.Form.NUMBER);
    in.message(
        tag,
        (field, inner) -> {
          switch (field) {
            case 1 -> value = in.bits(inner);
            case 2 -> time = in.integer(inner);
            case 3 -> start = in.integer(inner);
            default -> in.skip(inner);
          }
        });
    read.add(new SentSample(form, time, start, value));
  }

  /** {@code Histogram}: count 1 or 2, sum 3, reset hint 14, timestamp 15; 2.0's start 17. */
  void histogram(int tag) throws IOException, RefusedRequestException {
    begin(SentSample.Form.HISTOGRAM);
    in.message(
        tag,
        (field, inner) -> {
          switch (field) {
            case 1 -> number(in.integer(inner));
            case 2 -> number(in.bits(inner), false);
            case 3 -> number(in.bits(inner), true);
            case 14 -> hint(in.integer(inner));
            case 15 -> time = in.integer(inner);
            case 17 -> start = in.integer(inner);
            default -> in.skip(inner);
          }
        });
    read.add(new SentSample(form, time, start, value));
  }

  private void begin(SentSample.Form of) throws RefusedRequestException {
    if (++seen > limits.samples()) {
      throw Fields.tooMany("samples", limits.samples());
    }
    form = of;
    value = 0;
    time = 0;
    start = 0;
  }

  private void number(long count) {
    if (!StaleMarker.is(value)) {
      value = Double.doubleToRawLongBits(count < 0 ? Double.NaN : count);
    }
  }

  /** A histogram whose sum is the stale marker is a stale marker, whatever its count. */
  private void number(long bits, boolean sum) {
    if (StaleMarker.is(bits) || (!sum && !StaleMarker.is(value))) {
      value = bits;
    }
  }

  private void hint(long number) {
    if (number == 3) {
      form = SentSample.Form.GAUGE_HISTOGRAM;
    }
  }
}
