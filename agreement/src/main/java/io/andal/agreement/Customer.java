package io.andal.agreement;

/**
 * Whom something is promised to.
 *
 * @param contact empty if there is none
 */
public record Customer(String name, String displayName, String contact) {}
