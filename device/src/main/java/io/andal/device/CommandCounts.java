package io.andal.device;

/** Takes what commands add to minutes. */
@FunctionalInterface
public interface CommandCounts {

  /**
   * A minute of a group changes by so much.
   *
   * @param minute UTC minutes since 1970, in which the command was sent
   * @param change may be negative: a correction
   */
  void add(int group, long minute, Column column, int change);
}
