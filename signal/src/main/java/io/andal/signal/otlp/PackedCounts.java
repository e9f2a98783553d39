package io.andal.signal.otlp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** A point's values as stored bytes: a double, or one variable-length integer for each bucket. */
final class PackedCounts {
  private PackedCounts() {}

  static byte[] ofValue(double value) {
    return ByteBuffer.allocate(8).putDouble(value).array();
  }

  /**
   * @param buckets not negative
   */
  static byte[] ofBuckets(List<Long> buckets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(buckets.size() * 2);
    for (long bucket : buckets) {
      long rest = bucket;
      while (rest > 0x7f) {
        bytes.write((int) (rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }
    return bytes.toByteArray();
  }

  /** The values of a point of that series: one, or one for each of its buckets. */
  static double[] unpack(SeriesIdentity series, byte[] packed) {
    if (series.kind() != MetricKind.HISTOGRAM) {
      return new double[] {ByteBuffer.wrap(packed).getDouble()};
    }
    double[] buckets = new double[series.bounds().size() + 1];
    int at = 0;
    for (int i = 0; i < buckets.length; i++) {
      long value = 0;
      int shift = 0;
      byte next;
      do {
        next = packed[at++];
        value |= (next & 0x7fL) << shift;
        shift += 7;
      } while (next < 0);
      buckets[i] = value;
    }
    return buckets;
  }
}
