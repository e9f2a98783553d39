package io.andal.channel;

/**
 * What is sent to one recipient.
 *
 * @param id the same in every attempt, and of no other message: a receiver tells a repetition by it
 * @param recipient where to, in the channel's own form
 */
public record Message(String id, Notice notice, String recipient) {}
