package io.andal.signal.google;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.Selector;
import io.andal.signal.SelectorException;
import io.andal.signal.SourceException;
import io.andal.signal.Suggestion;
import io.andal.signal.prometheus.PromqlSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Suggestions of Managed Service for Prometheus, in the way that its endpoint can be asked. */
final class PromqlCandidates {
  private static final Logger LOG = LoggerFactory.getLogger(PromqlCandidates.class);

  private PromqlCandidates() {}

  /** None where a project doesn't let itself be asked in PromQL. */
  static List<Suggestion> of(PromqlSource source) throws InterruptedException {
    List<Suggestion> found = new ArrayList<>();
    try {
      source.suggest().forEach(one -> windowed(one).ifPresent(found::add));
    } catch (SourceException e) {
      LOG.info("{} says nothing in PromQL: {}", source.name(), e.failure().message());
    }
    return found;
  }

  private static Optional<Suggestion> windowed(Suggestion one) {
    if (!(one.indicator() instanceof Indicator.Ratio ratio) || hasNativeBound(ratio.part())) {
      return Optional.empty();
    }
    return Optional.of(
        new Suggestion(
            "prometheus/" + one.id(),
            one.service(),
            one.aspect(),
            one.title(),
            new Indicator.Ratio(
                ratio.source(),
                windowed(ratio.part()),
                ratio.partIsBad(),
                windowed(ratio.total()),
                ratio.counter()),
            one.evidence()));
  }

  /** A bound of a native histogram is no series' label: only exact counting knows it. */
  private static boolean hasNativeBound(Metric metric) {
    try {
      Selector selector = Selector.parse(metric.text("query"));
      return selector.le().isPresent() && !selector.name().endsWith("_bucket");
    } catch (SelectorException e) {
      return true;
    }
  }

  private static Metric windowed(Metric metric) {
    return new Metric(Map.of("query", "sum(increase(" + metric.text("query") + "[{{.window}}]))"));
  }
}
