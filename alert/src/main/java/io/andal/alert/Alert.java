package io.andal.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * One alert, from its start to its end.
 *
 * @param id unique, sortable by start
 * @param rule the alert rule's name within the SLO
 * @param frozen the SLO can't be measured now, so the alert neither ends nor starts
 * @param remaining budget left when the alert last changed, as in {@code Budget.remaining}
 * @param summary one sentence with the numbers, in English
 */
public record Alert(
    String id,
    String slo,
    String service,
    String rule,
    String severity,
    AlertState state,
    boolean frozen,
    Instant startedAt,
    Optional<Instant> firedAt,
    Optional<Instant> resolvedAt,
    double burnRate,
    double remaining,
    String summary) {}
