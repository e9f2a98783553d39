package io.andal.demo.field;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What happens in the field, the same for the same start. Two minutes after the start, firmware
 * 12.5 goes out to all pumps of model c60. It misreads its vibration sensor, so they raise false
 * alarms, and some of them restart again and again. After 40 minutes 12.4 is back, until the next
 * attempt six hours later. A quarter of an hour after the start the line to the harbor is cut for
 * five minutes; its pumps keep what they measure and send it later. Immutable.
 *
 * @param startMillis when the pumps were switched on first, since 1970
 */
public record FieldStory(long startMillis) {
  private static final long MINUTE = 60_000;
  private static final long COMES_BACK_EVERY = 6 * 60 * MINUTE;
  private static final long ROLLED_OUT = 2 * MINUTE;
  private static final long ROLLED_BACK = 42 * MINUTE;
  private static final long CUT = 15 * MINUTE;
  private static final long MENDED = 20 * MINUTE;

  /** Of those with the bad firmware, one in so many can't keep running. */
  private static final int UNSTABLE = 10;

  private static final long RUNS_FOR = 80_000;
  private static final long RESTARTS_FOR = 12_000;

  private long sinceAttempt(long millis) {
    return Math.floorMod(millis - startMillis, COMES_BACK_EVERY);
  }

  private boolean bad(Pump pump, long millis) {
    long since = sinceAttempt(millis);
    return pump.model().equals("c60") && since >= ROLLED_OUT && since < ROLLED_BACK;
  }

  /** Which firmware a pump runs. */
  public String firmware(Pump pump, long millis) {
    return bad(pump, millis) ? "12.5" : "12.4";
  }

  /** Whether a pump is restarting just now. */
  public boolean restarting(Pump pump, long millis) {
    return bad(pump, millis)
        && pump.number() % UNSTABLE == 2
        && Math.floorMod(millis + pump.number() * 977L, RUNS_FOR + RESTARTS_FOR) < RESTARTS_FOR;
  }

  /** Whether a pump has no line to the broker. */
  public boolean cut(Pump pump, long millis) {
    long since = millis - startMillis;
    return pump.site().equals("harbor") && since >= CUT && since < MENDED;
  }

  /**
   * What a pump says.
   *
   * @param millis when it measured, by a clock that is right
   * @param sequence the number of its message
   */
  public String telemetry(Pump pump, long millis, long sequence) {
    SplittableRandom random = new SplittableRandom(millis * 31 + pump.number());
    boolean alarm = random.nextDouble() < (bad(pump, millis) ? 0.9 : 0.0002);
    return String.format(
        Locale.ROOT,
        "{\"measuredAt\": %d, \"number\": %d, \"site\": \"%s\", \"model\": \"%s\","
            + " \"firmware\": \"%s\", \"pressure\": %.2f, \"flow\": %.1f, \"vibration\": %.1f,"
            + " \"alarm\": \"%s\"}",
        millis + pump.clockSeconds() * 1_000L,
        sequence,
        pump.site(),
        pump.model(),
        firmware(pump, millis),
        random.nextDouble(2.2, 2.9),
        random.nextDouble(11, 14),
        alarm ? random.nextDouble(18, 25) : random.nextDouble(0.8, 2.4),
        alarm ? "vibration" : "none");
  }
}
