package io.andal.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Makes ids that sort by the time they were made: nine digits of milliseconds in base 36, then
 * chance. Thread-safe.
 */
public final class AlertIds {
  private static final int TIME_DIGITS = 9;
  private static final int CHANCE_DIGITS = 7;
  private static final long CHANCE = (long) Math.pow(36, CHANCE_DIGITS);

  private final SecureRandom random = new SecureRandom();
  private long lastMillis = Long.MIN_VALUE;

  /**
   * The next id, greater than all that this object gave before, even if the clock was set back.
   *
   * @param millis now, since 1970
   */
  public synchronized String next(long millis) {
    lastMillis = Math.max(millis, lastMillis + 1);
    return digits(lastMillis, TIME_DIGITS) + digits(random.nextLong(CHANCE), CHANCE_DIGITS);
  }

  private static String digits(long value, int width) {
    String text = Long.toString(value, 36).toLowerCase(Locale.ROOT);
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }

  /** A group's id, of the same length however long its key is: the first half of its SHA-256. */
  public static String ofGroup(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, hash.length / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-256", e);
    }
  }
}
