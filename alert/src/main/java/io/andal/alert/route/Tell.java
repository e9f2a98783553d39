package io.andal.alert.route;

/** One way to find out whom to tell. */
public sealed interface Tell {

  /** Who answers for what the alert is about. */
  record Owner() implements Tell {}

  /** A target document, by name. */
  record Target(String name) implements Tell {}

  /** Who is on call by a Schedule document. */
  record OnCall(String schedule) implements Tell {}

  /**
   * @param channel the name of a Channel document
   * @param to an address in that channel's own form
   */
  record Address(String channel, String to) implements Tell {}
}
