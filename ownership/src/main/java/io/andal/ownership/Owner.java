package io.andal.ownership;

import java.util.Optional;

/**
 * Who answers for something.
 *
 * @param reference as documents write it: {@code group:controls}, {@code user:ayu}
 * @param rule where the answer came from, for people ({@code annotation andal.io/owner of
 *     Service/commands})
 */
public record Owner(String reference, String displayName, Optional<String> email, String rule) {}
