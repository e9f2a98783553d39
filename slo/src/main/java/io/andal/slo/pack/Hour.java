package io.andal.slo.pack;

import io.andal.signal.Quality;
import io.andal.signal.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The sixty slices of one hour, unpacked and writable. Not thread-safe. */
public final class Hour {
  public static final int MINUTES = 60;

  /** Codes are stored: they must never change. Those below this one are of measured minutes. */
  static final int MISSING = 3;

  public static final int UNREAD = 4;
  private static final Quality[] QUALITIES = {
    Quality.COMPLETE, Quality.PARTIAL, Quality.ESTIMATED, Quality.MISSING
  };

  private final long[] total = new long[MINUTES];
  private final long[] bad = new long[MINUTES];
  private final byte[] quality = new byte[MINUTES];

  /** An hour of which nothing was read. */
  public Hour() {
    clear();
  }

  public void clear() {
    Arrays.fill(quality, (byte) UNREAD);
  }

  /** The code under which a quality is kept. */
  public static int code(Quality quality) {
    return switch (quality) {
      case COMPLETE -> 0;
      case PARTIAL -> 1;
      case ESTIMATED -> 2;
      case MISSING -> MISSING;
    };
  }

  /** Thousandths of events; meaningful only for measured minutes. */
  public long total(int index) {
    return total[index];
  }

  public long bad(int index) {
    return bad[index];
  }

  public int quality(int index) {
    return quality[index];
  }

  long[] totals() {
    return total;
  }

  long[] bads() {
    return bad;
  }

  long[] qualities() {
    long[] codes = new long[MINUTES];
    Arrays.setAll(codes, i -> quality[i]);
    return codes;
  }

  /** A bit for each measured minute. */
  long measured() {
    long mask = 0;
    for (int i = 0; i < MINUTES; i++) {
      mask |= quality[i] < MISSING ? 1L << i : 0;
    }
    return mask;
  }

  public void set(int index, long total, long bad, int quality) {
    this.total[index] = total;
    this.bad[index] = bad;
    this.quality[index] = (byte) quality;
  }

  /** Whether a minute is exactly this already. */
  public boolean holds(int index, long total, long bad, int quality) {
    return this.quality[index] == quality
        && (quality >= MISSING || (this.total[index] == total && this.bad[index] == bad));
  }

  public boolean unread() {
    for (byte code : quality) {
      if (code != UNREAD) {
        return false;
      }
    }
    return true;
  }

  /** Adds the minutes {@code [from, to)} of this hour to a sum, or takes them away. */
  public void sum(int from, int to, int sign, Tally into) {
    for (int i = from; i < to; i++) {
      into.minute(sign, total[i], bad[i], quality[i]);
    }
  }

  /** Whether a code is of a minute with data. */
  public static boolean measured(int code) {
    return code < MISSING;
  }

  /** The quality that a code stands for; null if the minute was never read. */
  public static @Nullable Quality qualityOf(int code) {
    return code == UNREAD ? null : QUALITIES[code];
  }

  /** One slice; nothing if it was never read. */
  public @Nullable Slice slice(int index, long minute) {
    int code = quality[index];
    if (code == UNREAD) {
      return null;
    }
    if (code == MISSING) {
      return Slice.missing(minute);
    }
    return new Slice(minute, total[index] - bad[index], total[index], QUALITIES[code]);
  }
}
