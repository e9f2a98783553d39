package io.andal.agreement;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.engine.SliceBlock;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Kind;
import io.andal.workspace.SourceText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Documents of agreements and their SLOs, and made-up minutes. */
final class Contracts {
  static final long PER_MINUTE = 1_000;

  private Contracts() {}

  /** Two SLOs, alpha (99.9 %) and beta (99 %) of the service shop, and what is given. */
  static Checked check(String... agreements) {
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: openslo/v1
            kind: DataSource
            metadata: {name: prometheus}
            spec: {type: Prometheus, connectionDetails: {url: "http://127.0.0.1:9090"}}
            ---
            apiVersion: openslo/v1
            kind: Service
            metadata: {name: shop}
            spec: {description: A shop}
            """);
    text.append(slo("alpha", "0.999", "1")).append(slo("beta", "0.99", "2"));
    for (String agreement : agreements) {
      text.append("---\n").append(agreement);
    }
    List<Kind> kinds = new ArrayList<>(io.andal.signal.SourceDocuments.kinds());
    kinds.addAll(io.andal.slo.SloDocuments.kinds());
    kinds.addAll(AgreementDocuments.kinds());
    return new DocumentChecker(kinds, DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("agreements.yaml", text.toString())));
  }

  private static String slo(String name, String target, String tier) {
    return """
    ---
    apiVersion: openslo/v1
    kind: SLO
    metadata: {name: %s, labels: {tier: "%s"}}
    spec:
      service: shop
      indicator:
        metadata: {name: %s}
        spec:
          ratioMetric:
            counter: true
            good: {metricSource: {metricSourceRef: prometheus, spec: {query: 'good{}'}}}
            total: {metricSource: {metricSourceRef: prometheus, spec: {query: 'total{}'}}}
      timeWindow: [{duration: 30d, isRolling: true}]
      budgetingMethod: Occurrences
      objectives: [{target: %s}]
    """
        .formatted(name, tier, name, target);
  }

  /** An agreement on alpha since 2026-01-01, in UTC unless the spec says otherwise. */
  static String document(String spec) {
    return """
    apiVersion: andal.io/v1
    kind: Agreement
    metadata: {name: test, displayName: A test}
    spec:
      customer: {name: acme, displayName: Acme}
    """
        + spec.indent(2);
  }

  static Agreement agreement(String spec) {
    Checked checked = check(document(spec));
    if (!checked.accepted()) {
      throw new AssertionError(checked.problems());
    }
    return AgreementDocuments.agreements(checked.documents()).getFirst();
  }

  static SloDefinition slo(String name) {
    Metric metric = new Metric(Map.of("query", "total{}"));
    return new SloDefinition(
        name,
        "The " + name,
        "shop",
        "",
        Map.of("tier", List.of(name.equals("alpha") ? "1" : "2")),
        new Indicator.Ratio("prometheus", metric, false, metric, true),
        new SeriesId(name + ":0"),
        0.999,
        new TimeWindow.Rolling(Duration.ofDays(30)),
        List.of());
  }

  /** Made-up minutes of one SLO: even traffic and no failure, unless told otherwise. */
  static final class Minutes implements SloMinutes {
    private final List<Stretch> stretches = new ArrayList<>();
    private long asOf = Long.MAX_VALUE;

    private record Stretch(String slo, MinuteRange range, long total, long bad, boolean missing) {}

    /** Fails a share of the traffic, given in thousandths. */
    Minutes failing(String slo, long from, long minutes, long thousandths) {
      return events(slo, from, minutes, PER_MINUTE, PER_MINUTE * thousandths / 1_000);
    }

    Minutes events(String slo, long from, long minutes, long total, long bad) {
      stretches.add(new Stretch(slo, new MinuteRange(from, from + minutes), total, bad, false));
      return this;
    }

    Minutes missing(String slo, long from, long minutes) {
      stretches.add(new Stretch(slo, new MinuteRange(from, from + minutes), 0, 0, true));
      return this;
    }

    Minutes until(long minute) {
      asOf = minute;
      return this;
    }

    @Override
    public SliceBlock raw(String slo, MinuteRange range) {
      SliceBlock block = new SliceBlock(range);
      for (int i = 0; i < block.size(); i++) {
        block.set(i, PER_MINUTE * 1_000, 0, Quality.COMPLETE);
      }
      for (Stretch stretch : stretches) {
        long from = Math.max(range.from(), stretch.range().from());
        long to = Math.min(range.to(), stretch.range().to());
        for (long minute = from; minute < to && stretch.slo().equals(slo); minute++) {
          int index = (int) (minute - range.from());
          block.set(
              index,
              stretch.total() * 1_000,
              stretch.bad() * 1_000,
              stretch.missing() ? null : Quality.COMPLETE);
        }
      }
      return block;
    }

    @Override
    public long asOf(String slo) {
      return asOf;
    }
  }
}
