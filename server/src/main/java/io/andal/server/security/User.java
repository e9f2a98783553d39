package io.andal.server.security;

import java.time.Instant;
import java.util.Optional;

/**
 * A person who may log in.
 *
 * @param hasPassword false for an administrator who came by the one-time link and chose none yet
 * @param epoch counts up when password or role change: sessions of an older epoch are over
 */
public record User(
    String name,
    String displayName,
    Role role,
    boolean hasPassword,
    int epoch,
    boolean disabled,
    Instant createdAt,
    Optional<Instant> lastLoginAt) {}
