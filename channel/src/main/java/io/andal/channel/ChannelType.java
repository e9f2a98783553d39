package io.andal.channel;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.List;

/** One kind of outside system that a Channel document can name as its type. Stateless. */
public interface ChannelType {

  /** As {@code spec.type} says it. */
  String name();

  /** What the schema can't say. */
  List<Problem> check(Document document);

  /**
   * The recipients that a notification target's text names, in the channel's own form; empty if the
   * text means nothing to such a channel.
   */
  List<String> recipients(String target);

  /**
   * Whether a target that names no channel may leave here, because its text says by itself what it
   * is: an e-mail address, a phone number.
   */
  boolean takesUnnamed();

  /** Whether it is open all the time, for it hears things or keeps a level between messages. */
  default boolean staysOpen() {
    return false;
  }

  /** Whether it is told starts and ends as a level, and must know again what is active. */
  default boolean keepsLevel() {
    return false;
  }

  /**
   * Opens what a valid document describes; connects when the first message is sent.
   *
   * @throws DeliveryException if it can't be opened; the message says why in plain words
   */
  Channel open(Document document, Surroundings surroundings) throws DeliveryException;
}
