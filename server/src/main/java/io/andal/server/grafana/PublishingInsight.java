package io.andal.server.grafana;

import java.util.Optional;

/** What pages ask about publishing. */
@FunctionalInterface
public interface PublishingInsight {

  /** Whether what is written into a Grafana arrives; empty if nothing is, or not yet. */
  Optional<Publishing> state(String source);
}
