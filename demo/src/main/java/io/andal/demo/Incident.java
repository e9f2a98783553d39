package io.andal.demo;

/**
 * Trouble of one signal, from one minute until before another.
 *
 * @param errorShare share of bad events meanwhile, 0 to 1
 * @param slower how many times as long everything takes
 * @param silent nothing is measured meanwhile
 */
record Incident(
    Signal signal, long from, long to, double errorShare, double slower, boolean silent) {

  static Incident errors(Signal signal, long from, long minutes, double errorShare) {
    return new Incident(signal, from, from + minutes, errorShare, 1, false);
  }

  static Incident slowness(Signal signal, long from, long minutes, double slower) {
    return new Incident(signal, from, from + minutes, 0, slower, false);
  }

  static Incident silence(Signal signal, long from, long minutes) {
    return new Incident(signal, from, from + minutes, 0, 1, true);
  }

  boolean concerns(Signal other, long minute) {
    return minute >= from && minute < to && signal.equals(other);
  }
}
