package io.andal.slo.document;

import io.andal.signal.Comparison;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The alerts of an SLO that names no policy: multi-window, multi-burn-rate (SRE Workbook, ch. 5,
 * table 5-8, and the day's pair of its code sample).
 */
public final class DefaultAlerts {
  /** Slower than this, the budget outlasts its window: not worth an alert. */
  private static final double SLOWEST = 0.9;

  /** By the window's length: thousands of SLOs share few of them. */
  private static final Map<Duration, List<AlertRule>> RULES = new ConcurrentHashMap<>();

  private DefaultAlerts() {}

  /** The rules {@code page} and {@code ticket} for an SLO window of some length. */
  public static List<AlertRule> rules(Duration window) {
    return RULES.computeIfAbsent(window, DefaultAlerts::create);
  }

  private static List<AlertRule> create(Duration window) {
    List<AlertRule> rules = new ArrayList<>();
    add(
        rules,
        "page",
        condition(window, 0.02, Duration.ofHours(1), Duration.ofMinutes(5)),
        condition(window, 0.05, Duration.ofHours(6), Duration.ofMinutes(30)));
    add(
        rules,
        "ticket",
        condition(window, 0.10, Duration.ofDays(1), Duration.ofHours(2)),
        condition(window, 0.10, Duration.ofDays(3), Duration.ofHours(6)));
    return List.copyOf(rules);
  }

  @SafeVarargs
  private static void add(
      List<AlertRule> rules, String name, Optional<BurnCondition>... conditions) {
    List<BurnCondition> anyOf = new ArrayList<>();
    for (Optional<BurnCondition> condition : conditions) {
      condition.ifPresent(anyOf::add);
    }
    if (!anyOf.isEmpty()) {
      rules.add(
          new AlertRule(name, "default", name, anyOf, Duration.ZERO, false, true, true, List.of()));
    }
  }

  /**
   * The burn rate that spends a share of the budget within the long window: {@code factor = share ×
   * window ÷ long window}; at least 1 where that would be slower than the budget itself. A long
   * window longer than the SLO's says nothing.
   */
  private static Optional<BurnCondition> condition(
      Duration window, double share, Duration longWindow, Duration shortWindow) {
    if (longWindow.compareTo(window) > 0) {
      return Optional.empty();
    }
    double factor = share * window.toMinutes() / longWindow.toMinutes();
    return Optional.of(
        new BurnCondition(
            longWindow, Optional.of(shortWindow), Comparison.GT, factor < SLOWEST ? 1 : factor));
  }
}
