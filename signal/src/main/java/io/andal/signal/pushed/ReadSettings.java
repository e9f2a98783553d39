package io.andal.signal.pushed;

import java.time.Duration;

/**
 * How a DataSource wants to read what was pushed.
 *
 * @param delay how long after a minute's end senders may still deliver its points
 * @param retention how long points are kept
 */
public record ReadSettings(Duration delay, Duration retention) {}
