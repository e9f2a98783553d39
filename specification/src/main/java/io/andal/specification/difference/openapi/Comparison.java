package io.andal.specification.difference.openapi;

import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One comparison of two descriptions: both sides, and what all its parts share. */
final class Comparison {
  private final Api base;
  private final Api revision;
  private final LocalDate today;
  private final Report report = new Report();
  private final Wording wording = new Wording();
  private final SchemaRoots schemas;

  private Comparison(Specification base, Specification revision, LocalDate today) {
    this.base = new Api(base);
    this.revision = new Api(revision);
    this.today = today;
    this.schemas =
        new SchemaRoots(
            new SchemaGraph(this.base.side(), this.revision.side(), wording), report, today);
  }

  static List<Change> of(Specification base, Specification revision, LocalDate today) {
    Comparison comparison = new Comparison(base, revision, today);
    new DescriptionComparison(comparison).compare();
    new SecurityComparison(comparison).ofDescription();
    new EndpointsComparison(comparison).compare();
    comparison.schemas.report();
    new WordingReport(comparison.report).add(comparison.wording);
    return comparison.report.changes();
  }

  Api base() {
    return base;
  }

  Api revision() {
    return revision;
  }

  LocalDate today() {
    return today;
  }

  Wording wording() {
    return wording;
  }

  SchemaRoots schemas() {
    return schemas;
  }

  void add(
      ApiRule rule,
      Context context,
      String place,
      Report.Said said,
      @Nullable Spot one,
      @Nullable Spot other) {
    report.add(rule, context, place, said, one, other);
  }
}
