package io.andal.agreement;

/**
 * What lies behind an attainment, in minutes and events.
 *
 * @param counted minutes that the contract looks at: measured, or given a meaning by noData
 * @param measured minutes with data, among those not excluded
 * @param unmeasured minutes without data, among those not excluded
 * @param excluded minutes taken out by exclusions
 * @param down minutes that are down; for ratios and intervals, those below the promise
 * @param requests in thousandths
 * @param failed in thousandths
 */
public record Counts(
    long counted,
    long measured,
    long unmeasured,
    long excluded,
    long down,
    long requests,
    long failed) {}
