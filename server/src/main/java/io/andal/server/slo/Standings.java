package io.andal.server.slo;

import io.andal.server.web.Insight;
import io.andal.slo.SloDefinition;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up how objectives stand. */
@Component
public final class Standings {
  private final Insight insight;

  Standings(Insight insight) {
    this.insight = insight;
  }

  public List<Standing> all() {
    return insight.slos().stream().map(this::standing).toList();
  }

  public Optional<Standing> find(String slo) {
    return insight.slo(slo).map(this::standing);
  }

  private Standing standing(SloDefinition definition) {
    return new Standing(
        definition,
        insight.budget(definition.name()),
        insight.ownerOfSlo(definition.name()));
  }
}
