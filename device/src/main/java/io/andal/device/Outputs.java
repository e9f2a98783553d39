package io.andal.device;

/** What the kernel tells: additions to minutes, and changes of presence. */
public interface Outputs {

  /**
   * A minute of a group changes by so much.
   *
   * @param minute UTC minutes since 1970
   * @param change may be negative: a correction
   */
  void add(int group, long minute, Column column, int change);

  /**
   * A device's presence changed. While a device flaps its changes aren't told.
   *
   * @param device its number in the fleet
   * @param atMillis when it became so, which may be before it was found out
   */
  void presence(int device, Standing before, Standing now, long atMillis);
}
