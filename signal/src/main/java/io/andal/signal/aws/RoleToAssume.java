package io.andal.signal.aws;

/**
 * A role whose rights are used instead of our own.
 *
 * @param arn {@code arn:aws:iam::123456789012:role/andal}
 * @param externalId what the role's owner wants to hear; empty if nothing
 * @param session how this use is called in AWS' logs
 */
record RoleToAssume(String arn, String externalId, String session) {}
