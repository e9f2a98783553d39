package io.andal.demo;

/** How traffic goes with the hours and the days of Jakarta (UTC+7), around 1. */
final class Rhythm {
  private static final long JAKARTA_MINUTES = 7 * 60;

  private Rhythm() {}

  /**
   * The share of the average traffic.
   *
   * @param minute since 1970, UTC
   */
  static double at(long minute) {
    long local = minute + JAKARTA_MINUTES;
    double hour = Math.floorMod(local, 24 * 60L) / 60.0;
    double day = 1 + 0.5 * Math.cos((hour - 14) / 24 * 2 * Math.PI);
    // 1970-01-01 was a Thursday
    long weekday = Math.floorMod(Math.floorDiv(local, 24 * 60L) + 3, 7L);
    return day * (weekday >= 5 ? 0.8 : 1.08);
  }
}
