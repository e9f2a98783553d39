package io.andal.alert.group;

import io.andal.alert.label.Labels;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a group.
 *
 * @param key as text; unique
 * @param route the key of its node
 * @param labels what its alerts have in common
 * @param next when it is looked at again
 * @param flushed whether it was looked at before
 * @param untaken since when somebody was told of alerts that nobody acknowledged
 */
public record GroupState(
    String key,
    String route,
    Labels labels,
    Instant next,
    boolean flushed,
    Optional<Instant> untaken) {}
