package io.andal.signal.aws;

/**
 * Who signs requests.
 *
 * @param account twelve digits
 * @param arn a user, or a role that was assumed
 */
public record AwsCaller(String account, String arn) {}
