package io.andal.device;

/** Something that happened to a device, as it is recorded and replayed. Times are UTC millis. */
public sealed interface DeviceEvent {
  /** There is no such number. */
  long NONE = Long.MIN_VALUE;

  /** When Andal was told. */
  long receivedMillis();

  /**
   * It measured something.
   *
   * @param measuredMillis by the device's clock; {@link #NONE} if it doesn't say
   * @param sequence the number of the message; {@link #NONE} if it has none
   * @param fault whether it reports a fault
   */
  record Telemetry(long receivedMillis, long measuredMillis, long sequence, boolean fault)
      implements DeviceEvent {}

  /**
   * It tells what it measured before: that repairs the past and says nothing about now.
   *
   * @param measuredMillis by the device's clock
   * @param fault whether it reported a fault then
   */
  record Historical(long receivedMillis, long measuredMillis, boolean fault)
      implements DeviceEvent {}

  /** It connected. */
  record Connected(long receivedMillis) implements DeviceEvent {}

  /** It is no longer connected. */
  record Disconnected(long receivedMillis, OfflineReason reason) implements DeviceEvent {}

  /**
   * A birth certificate of Sparkplug; sequence numbers start anew with it.
   *
   * @param birth the bdSeq that the death of this session will name, 0 to 255
   */
  record Birth(long receivedMillis, int birth) implements DeviceEvent {}

  /** A death certificate; that of an older session than the last birth's means nothing. */
  record Death(long receivedMillis, int birth) implements DeviceEvent {}
}
