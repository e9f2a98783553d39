package io.andal.channel;

/**
 * What somebody answered to a channel.
 *
 * @param channel the Channel document's name
 * @param from who, in the form in which the channel names recipients
 * @param text untrusted, at most a few hundred characters
 */
public record Reply(String channel, String from, String text) {}
