package io.andal.slo.store;

import io.andal.signal.Quality;
import io.andal.signal.Slice;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The body of a journal row: slices by series, as varints; minutes are differences to the one
 * before.
 */
final class Entries {
  private static final Quality[] QUALITIES = {
    Quality.COMPLETE, Quality.PARTIAL, Quality.ESTIMATED, Quality.MISSING
  };

  private Entries() {}

  static byte[] encode(Map<Long, List<Slice>> slicesBySeries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    slicesBySeries.forEach(
        (series, slices) -> {
          putVarint(out, series);
          putVarint(out, slices.size());
          long former = 0;
          for (Slice slice : slices) {
            putVarint(out, zigzag(slice.minute() - former));
            putVarint(out, (slice.total() << 2) | code(slice.quality()));
            putVarint(out, slice.total() - slice.good());
            former = slice.minute();
          }
        });
    return out.toByteArray();
  }

  /** The slices of the wanted series, by series. */
  static Map<Long, List<Slice>> decode(byte[] body, LongPredicate wanted) {
    Map<Long, List<Slice>> result = new HashMap<>();
    Reader reader = new Reader(body);
    while (reader.at < body.length) {
      long series = reader.varint();
      int count = (int) reader.varint();
      if (!wanted.test(series)) {
        reader.skip(3 * count);
        continue;
      }
      List<Slice> slices = new ArrayList<>(count);
      long minute = 0;
      for (int i = 0; i < count; i++) {
        long step = reader.varint();
        minute += (step >>> 1) ^ -(step & 1);
        long total = reader.varint();
        long bad = reader.varint();
        long events = total >>> 2;
        slices.add(new Slice(minute, events - bad, events, QUALITIES[(int) (total & 3)]));
      }
      result.put(series, slices);
    }
    return result;
  }

  private static int code(Quality quality) {
    return switch (quality) {
      case COMPLETE -> 0;
      case PARTIAL -> 1;
      case ESTIMATED -> 2;
      case MISSING -> 3;
    };
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private static void putVarint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static final class Reader {
    private final byte[] body;
    private int at;

    Reader(byte[] body) {
      this.body = body;
    }

    void skip(int varints) {
      int left = varints;
      while (left > 0) {
        left -= body[at++] >= 0 ? 1 : 0;
      }
    }

    long varint() {
      long value = 0;
      int shift = 0;
      byte next;
      do {
        next = body[at++];
        value |= (long) (next & 0x7F) << shift;
        shift += 7;
      } while (next < 0);
      return value;
    }
  }
}
