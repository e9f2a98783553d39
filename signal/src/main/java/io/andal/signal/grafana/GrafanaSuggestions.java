package io.andal.signal.grafana;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SourceException;
import io.andal.signal.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Looks for SLIs in the data sources behind a Grafana that speak PromQL. */
final class GrafanaSuggestions {
  private static final Logger LOG = LoggerFactory.getLogger(GrafanaSuggestions.class);
  private static final int MOST_SOURCES = 20;

  private final GrafanaApi api;
  private final Catalog catalog;
  private final Proxied proxied;
  private final String usual;

  GrafanaSuggestions(GrafanaApi api, Catalog catalog, Proxied proxied, String usual) {
    this.api = api;
    this.catalog = catalog;
    this.proxied = proxied;
    this.usual = usual;
  }

  /** Those of the usual data source first. */
  List<Suggestion> all() throws SourceException, InterruptedException {
    List<Suggestion> all = new ArrayList<>();
    Optional<SourceException> trouble = Optional.empty();
    for (Connected connected : connected()) {
      try {
        for (Suggestion one : proxied.source(connected).suggest()) {
          if (all.size() < Suggestion.MOST) {
            all.add(of(connected, one));
          }
        }
      } catch (SourceException e) {
        LOG.info("{} can't be looked through: {}", connected.name(), e.getMessage());
        trouble = Optional.of(new SourceException(ProxyDialect.explained(e.failure(), connected)));
      }
    }
    if (all.isEmpty() && trouble.isPresent()) {
      throw trouble.get();
    }
    return all;
  }

  private List<Connected> connected() throws SourceException, InterruptedException {
    List<Connected> found = new ArrayList<>();
    if (!usual.isEmpty()) {
      Connected first = catalog.find(usual);
      if (first.speaksPromql()) {
        found.add(first);
      }
    }
    GrafanaApi.Answer answer = api.ask("GET", "/api/datasources", Optional.empty());
    if (!answer.done() && (answer.status() != 403 || found.isEmpty())) {
      throw new SourceException(api.failure(answer));
    }
    for (JsonNode json : answer.body().isArray() ? answer.body() : answer.body().path("none")) {
      Connected one = Connected.of(json);
      boolean known = found.stream().anyMatch(before -> before.uid().equals(one.uid()));
      if (!known && one.known() && one.speaksPromql() && found.size() < MOST_SOURCES) {
        found.add(one);
      }
    }
    return found;
  }

  private static Suggestion of(Connected connected, Suggestion one) {
    return new Suggestion(
        connected.uid() + "/" + one.id(),
        one.service(),
        one.aspect(),
        one.title(),
        indicator(connected.uid(), one.indicator()),
        one.evidence());
  }

  private static Indicator indicator(String uid, Indicator indicator) {
    return switch (indicator) {
      case Indicator.Ratio r ->
          new Indicator.Ratio(
              r.source(),
              metric(uid, r.part()),
              r.partIsBad(),
              metric(uid, r.total()),
              r.counter());
      case Indicator.Raw r -> new Indicator.Raw(r.source(), metric(uid, r.ratio()), r.success());
      case Indicator.Threshold t ->
          new Indicator.Threshold(
              t.source(), metric(uid, t.value()), t.comparison(), t.threshold());
    };
  }

  private static Metric metric(String uid, Metric metric) {
    Map<String, Object> spec = new HashMap<>(metric.spec());
    spec.put("datasource", uid);
    return new Metric(spec);
  }
}
