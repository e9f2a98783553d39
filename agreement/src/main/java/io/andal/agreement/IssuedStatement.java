package io.andal.agreement;

import java.time.Instant;

/**
 * A statement that was given to a customer: it never changes again.
 *
 * @param revision from 1 on; a later one replaces it, and both are kept
 * @param by who issued it
 * @param note why; may be empty
 */
public record IssuedStatement(
    int revision, Instant at, String by, String note, Statement statement) {}
