package io.andal.server.security;

import java.time.Instant;

/**
 * One thing that somebody did.
 *
 * @param actor a user's name, {@code token:NAME}, {@code folder}, or what was typed at a failed
 *     login
 * @param action what kind of thing, as {@code document.apply}
 * @param origin the address it came from
 * @param result {@code ok}, {@code refused} or {@code failed}
 */
public record AuditEntry(
    long id,
    Instant at,
    String actor,
    String action,
    String subject,
    String origin,
    String result,
    String detail) {}
