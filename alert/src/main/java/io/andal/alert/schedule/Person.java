package io.andal.alert.schedule;

/**
 * Somebody who can be on call.
 *
 * @param name of a User document, or free
 * @param channel the name of a Channel document; empty for the first that takes the address
 * @param to an address; empty for the e-mail of the User document
 */
public record Person(String name, String channel, String to) {}
