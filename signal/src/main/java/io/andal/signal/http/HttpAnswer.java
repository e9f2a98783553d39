package io.andal.signal.http;

import java.io.InputStream;
import java.util.Optional;

/**
 * An answer whose body is still to be read, within the limits.
 *
 * @param retryAfterSeconds what the server asks to wait; empty if nothing
 * @param location where it redirects to; empty if nowhere
 */
public record HttpAnswer(
    int status, Optional<Long> retryAfterSeconds, Optional<String> location, InputStream body) {}
