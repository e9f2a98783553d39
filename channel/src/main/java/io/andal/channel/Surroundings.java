package io.andal.channel;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What channels stand in, so that tests can put another around them.
 *
 * @param receipts hears what became of messages; if it throws, the other side is asked to tell it
 *     again
 * @param replies hears what people answer
 * @param active what is remembered of a channel that keeps a level, by its name: for its start
 * @param background what messages may tell beside their notices
 */
public record Surroundings(
    Clock clock,
    Consumer<Receipt> receipts,
    Consumer<Reply> replies,
    Function<String, List<ActiveAlert>> active,
    Background background) {

  /** Where nothing is known but what is active. */
  public Surroundings(
      Clock clock,
      Consumer<Receipt> receipts,
      Consumer<Reply> replies,
      Function<String, List<ActiveAlert>> active) {
    this(clock, receipts, replies, active, Background.NONE);
  }

  /** Where nothing is remembered. */
  public Surroundings(Clock clock, Consumer<Receipt> receipts, Consumer<Reply> replies) {
    this(clock, receipts, replies, _ -> List.of());
  }

  /** Where nobody listens. */
  public Surroundings(Clock clock) {
    this(clock, _ -> {}, _ -> {});
  }
}
