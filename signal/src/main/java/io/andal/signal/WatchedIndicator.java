package io.andal.signal;

import java.time.Duration;
import java.util.Optional;

/**
 * An SLI as a check of its source sees it.
 *
 * @param slo the name of the SLO that needs it
 * @param window over which its SLO counts
 * @param failure what kept it from being read when that was last tried; empty if nothing did
 */
public record WatchedIndicator(
    String slo, Indicator indicator, Duration window, Optional<SourceFailure> failure) {}
