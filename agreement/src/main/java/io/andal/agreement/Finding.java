package io.andal.agreement;

/**
 * An SLO that is looser than what was promised with it: its alerts come after the promise is
 * broken.
 *
 * @param target share
 * @param promised percent
 */
public record Finding(String agreement, String slo, String title, double target, String promised) {}
