package io.andal.dialect.prometheus;

import java.time.Duration;
import java.util.List;

/** Rules that are evaluated one after the other at the same moment. */
public record RuleGroup(String name, Duration interval, List<Rule> rules) {
  public RuleGroup {
    rules = List.copyOf(rules);
  }
}
