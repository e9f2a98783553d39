package io.andal.catalog.codeowners;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines that decide together: a whole file, or what stands below one {@code [Name]} of GitLab.
 *
 * @param optional whether its owners are asked and need not agree
 * @param owners of lines that name nobody
 */
record Section(String name, boolean optional, List<String> owners, List<Rule> rules) {

  /** One without lines yet. */
  static Section empty(String name, boolean optional, List<String> owners) {
    return new Section(name, optional, List.copyOf(owners), new ArrayList<>());
  }

  Ownership of(List<String> path) {
    // What was taken out stays out, whatever comes later (GitLab's reference of CODEOWNERS).
    for (Rule rule : rules) {
      if (rule.excluded() && rule.pattern().matches(path)) {
        return new Ownership.Unowned(rule.line());
      }
    }
    for (Rule rule : rules.reversed()) {
      if (!rule.excluded() && rule.pattern().matches(path)) {
        return rule.owners().isEmpty()
            ? new Ownership.Unowned(rule.line())
            : new Ownership.Owned(rule.owners(), rule.line());
      }
    }
    return new Ownership.Unmatched();
  }
}
