package io.andal.channel.level;

import io.andal.channel.ChannelType;

/** A type of channel whose messages are the level of an output. */
public interface LevelType extends ChannelType {
  @Override
  default boolean takesUnnamed() {
    return false;
  }

  @Override
  default boolean staysOpen() {
    return true;
  }

  @Override
  default boolean keepsLevel() {
    return true;
  }
}
