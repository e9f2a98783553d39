package io.andal.slo;

import io.andal.signal.Comparison;
import java.time.Duration;
import java.util.Optional;

/**
 * A burn rate that is too high: over the long window, and, if there is one, over the short window
 * too, so that the alert ends soon after the trouble does.
 *
 * @param factor burn rate, 1 = the budget lasts exactly its window
 */
public record BurnCondition(
    Duration longWindow, Optional<Duration> shortWindow, Comparison comparison, double factor) {}
