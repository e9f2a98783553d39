package io.andal.channel;

import java.time.Clock;
import java.util.function.Consumer;

/**
 * What channels stand in, so that tests can put another around them.
 *
 * @param receipts hears what became of messages; if it throws, the other side is asked to tell it
 *     again
 * @param replies hears what people answer
 */
public record Surroundings(Clock clock, Consumer<Receipt> receipts, Consumer<Reply> replies) {

  /** Where nobody listens. */
  public Surroundings(Clock clock) {
    this(clock, _ -> {}, _ -> {});
  }
}
