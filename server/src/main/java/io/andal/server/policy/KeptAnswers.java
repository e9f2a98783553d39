package io.andal.server.policy;

import io.andal.server.policy.GateView.DecisionPage;
import io.andal.server.policy.GateView.DecisionRow;
import io.andal.server.web.Voice;
import io.andal.slo.policy.KeptDecision;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A page of kept answers, in rows. */
final class KeptAnswers {
  private KeptAnswers() {}

  /**
   * @param before 0 for the newest
   * @param here the page's own address, to which the link to older ones leads
   */
  static DecisionPage page(
      GateInsight gate,
      Collection<String> subjects,
      long before,
      int limit,
      String here,
      Voice voice) {
    Optional<Long> from = Optional.of(before).filter(id -> id > 0);
    List<KeptDecision> found = gate.decisions(subjects, from, limit + 1);
    boolean more = found.size() > limit;
    return new DecisionPage(
        found.stream().limit(limit).map(kept -> row(kept, voice)).toList(),
        from.isEmpty(),
        more ? here + "?before=" + found.get(limit - 1).id() + "#decisions" : "");
  }

  private static DecisionRow row(KeptDecision kept, Voice voice) {
    return new DecisionRow(
        kept.subject(),
        GateWords.badge(kept.answer(), voice),
        voice.moment(kept.at()),
        kept.askedBy(),
        kept.change(),
        kept.policy(),
        kept.reasons().stream().map(reason -> reason.slo() + ": " + reason.explanation()).toList());
  }
}
