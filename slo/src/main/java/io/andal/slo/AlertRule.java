package io.andal.slo;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One alert that an SLO can raise.
 *
 * @param name unique within the SLO: the condition's name ({@code page}, {@code ticket} by default)
 * @param policy the AlertPolicy it comes from; {@code default} for the built-in one
 * @param severity as written; {@code page} closes the gate
 * @param anyOf the alert is due while one of these holds
 * @param remainingAtMost the alert is also due while at most this share of the budget is left
 * @param both due only while one of {@code anyOf} holds and so little is left too
 * @param after how long a condition must hold before the alert fires
 * @param whenNoData also fires when the SLO can't be measured for that long
 * @param notifyResolved whether its end is told too
 * @param notifyBreaching whether its start is told
 * @param targets names of AlertNotificationTarget documents; empty = the owner's e-mail
 */
public record AlertRule(
    String name,
    String policy,
    String severity,
    List<BurnCondition> anyOf,
    OptionalDouble remainingAtMost,
    boolean both,
    Duration after,
    boolean whenNoData,
    boolean notifyResolved,
    boolean notifyBreaching,
    List<String> targets) {
  public AlertRule {
    anyOf = List.copyOf(anyOf);
    targets = List.copyOf(targets);
    if (both && (anyOf.isEmpty() || remainingAtMost.isEmpty())) {
      throw new IllegalArgumentException("both conditions are asked for, and one is not there");
    }
  }

  /** A rule that any of its conditions makes due. */
  public AlertRule(
      String name,
      String policy,
      String severity,
      List<BurnCondition> anyOf,
      OptionalDouble remainingAtMost,
      Duration after,
      boolean whenNoData,
      boolean notifyResolved,
      boolean notifyBreaching,
      List<String> targets) {
    this(
        name,
        policy,
        severity,
        anyOf,
        remainingAtMost,
        false,
        after,
        whenNoData,
        notifyResolved,
        notifyBreaching,
        targets);
  }

  /** A rule about burn rates alone. */
  public AlertRule(
      String name,
      String policy,
      String severity,
      List<BurnCondition> anyOf,
      Duration after,
      boolean whenNoData,
      boolean notifyResolved,
      boolean notifyBreaching,
      List<String> targets) {
    this(
        name,
        policy,
        severity,
        anyOf,
        OptionalDouble.empty(),
        after,
        whenNoData,
        notifyResolved,
        notifyBreaching,
        targets);
  }
}
