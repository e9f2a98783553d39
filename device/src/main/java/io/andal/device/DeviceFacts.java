package io.andal.device;

import java.util.BitSet;

/**
 * What is known of one device besides its presence.
 *
 * @param lastSeenMillis when its last message was received; 0 if never
 * @param clockSeconds how far its clock is behind; negative if it is ahead
 * @param sinceMinute since when it counts; 0 if it doesn't yet
 * @param firstMinute the minute of the first bit below
 * @param measured minutes in which it measured something
 * @param connected minutes at whose end it was connected
 * @param faulty minutes in which it reported a fault
 * @param unheard minutes in which nobody listened
 */
public record DeviceFacts(
    long lastSeenMillis,
    int clockSeconds,
    long sinceMinute,
    long firstMinute,
    BitSet measured,
    BitSet connected,
    BitSet faulty,
    BitSet unheard) {

  public DeviceFacts {
    measured = (BitSet) measured.clone();
    connected = (BitSet) connected.clone();
    faulty = (BitSet) faulty.clone();
    unheard = (BitSet) unheard.clone();
  }

  static DeviceFacts of(long[] s, int at) {
    long first = Math.max(0, DeviceState.newest(s, at) - MinuteBits.MINUTES + 1);
    BitSet measured = new BitSet(MinuteBits.MINUTES);
    BitSet connected = new BitSet(MinuteBits.MINUTES);
    BitSet faulty = new BitSet(MinuteBits.MINUTES);
    BitSet unheard = new BitSet(MinuteBits.MINUTES);
    for (int i = 0; i < MinuteBits.MINUTES; i++) {
      boolean marked = MinuteBits.get(s, at, DeviceState.FAULTY, first + i);
      measured.set(i, MinuteBits.get(s, at, DeviceState.MEASURED, first + i));
      connected.set(i, MinuteBits.get(s, at, DeviceState.CONNECTED, first + i));
      faulty.set(i, marked && measured.get(i));
      unheard.set(i, marked && !measured.get(i));
    }
    return new DeviceFacts(
        s[at + DeviceState.LAST_SEEN],
        ClockOffset.latest(s, at),
        DeviceState.has(s, at, DeviceState.HAS_SINCE) ? DeviceState.since(s, at) : 0,
        first,
        measured,
        connected,
        faulty,
        unheard);
  }
}
