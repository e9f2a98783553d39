package io.andal.server.signal;

import io.andal.signal.KeptSlo;
import io.andal.signal.SourceFindings;
import io.andal.signal.Suggestion;
import io.andal.slo.suggestion.TakenOver;
import java.util.List;
import java.util.Optional;

/** What pages may know of a source beyond its health: what was found when somebody looked. */
public interface SourceInsight {

  /** Empty if there is no such source. */
  Optional<Sight> sight(String source);

  /** What Andal says of an objective that the source's system keeps; empty if not taken over. */
  Optional<TakenOver.Ours> ours(String source, KeptSlo kept, KeptSlo.Objective objective);

  /**
   * Everything that was found.
   *
   * @param suggestions empty if the source can't suggest anything
   * @param slos empty if the source keeps no SLOs
   */
  record Sight(
      Look<SourceFindings> check,
      Optional<Look<List<Suggestion>>> suggestions,
      Optional<Look<List<KeptSlo>>> slos) {}
}
