package io.andal.server.slo;

import io.andal.server.web.Insight;
import io.andal.slo.SloDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up how objectives stand; all of them together are looked up once per change. */
@Component
public final class Standings {
  private final Insight insight;
  private volatile Kept kept = new Kept(-1, List.of());

  Standings(Insight insight) {
    this.insight = insight;
  }

  /** All of them, what worries most first. */
  public List<Standing> all() {
    long changes = insight.changes();
    Kept known = kept;
    if (known.changes != changes) {
      known = new Kept(changes, look());
      kept = known;
    }
    return known.all;
  }

  private List<Standing> look() {
    return insight.slos().stream()
        .map(this::standing)
        .sorted(Comparator.comparingDouble(Standing::worry))
        .toList();
  }

  public Optional<Standing> find(String slo) {
    return insight.slo(slo).map(this::standing);
  }

  private Standing standing(SloDefinition definition) {
    return new Standing(
        definition, insight.budget(definition.name()), insight.ownerOfSlo(definition.name()));
  }

  private record Kept(long changes, List<Standing> all) {}
}
