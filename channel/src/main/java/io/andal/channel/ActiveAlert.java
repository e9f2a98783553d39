package io.andal.channel;

/**
 * An alert of whose start a channel told, and not yet of its end.
 *
 * @param recipient in the channel's own form
 */
public record ActiveAlert(String alert, String recipient) {}
