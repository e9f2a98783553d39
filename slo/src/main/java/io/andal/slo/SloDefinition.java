package io.andal.slo;

import io.andal.signal.Indicator;
import io.andal.signal.SeriesId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One objective of an SLO with all its references resolved: what the engine needs, and nothing of
 * YAML.
 *
 * @param name the document's name; with several objectives {@code DOCUMENT.OBJECTIVE}, where the
 *     objective is its display name as a label, or its number from 1 on
 * @param document the name of the SLO document
 * @param service the service of the document
 * @param members one, or those of a composite
 * @param target share promised, in (0, 1); of a composite {@code 1 − Σ weight × (1 − target)} over
 *     its members unless the document says otherwise
 * @param adjustments times that don't count, by name
 */
public record SloDefinition(
    String name,
    String document,
    String displayName,
    String service,
    String description,
    Map<String, List<String>> labels,
    List<Member> members,
    Budgeting budgeting,
    double target,
    TimeWindow window,
    List<AlertRule> alertRules,
    NoData noData,
    LowTraffic lowTraffic,
    List<Adjustment> adjustments) {
  public SloDefinition {
    labels = Map.copyOf(labels);
    members = List.copyOf(members);
    alertRules = List.copyOf(alertRules);
    adjustments = List.copyOf(adjustments);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an SLO has at least one SLI");
    }
  }

  /** An SLO of one indicator, counted by events, without anything special. */
  public SloDefinition(
      String name,
      String displayName,
      String service,
      String description,
      Map<String, List<String>> labels,
      Indicator indicator,
      SeriesId series,
      double target,
      TimeWindow window,
      List<AlertRule> alertRules) {
    this(
        name,
        name,
        displayName,
        service,
        description,
        labels,
        List.of(new Member(name, service, indicator, series, target, 1, 1)),
        Budgeting.OCCURRENCES,
        target,
        window,
        alertRules,
        NoData.DEFAULT,
        LowTraffic.DEFAULT,
        List.of());
  }

  /** The share of events (or of time) that may be bad: {@code 1 − target}, rounded once. */
  public double errorBudget() {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(target)).doubleValue();
  }

  public boolean composite() {
    return members.size() > 1;
  }

  /** The first member's. */
  public Indicator indicator() {
    return members.getFirst().indicator();
  }

  /** The first member's. */
  public SeriesId series() {
    return members.getFirst().series();
  }

  /** The names of the DataSource documents that it needs. */
  public SortedSet<String> sources() {
    SortedSet<String> sources = new TreeSet<>();
    members.forEach(member -> sources.add(member.indicator().source()));
    return sources;
  }

  /** Its service and those of its members. */
  public SortedSet<String> services() {
    SortedSet<String> services = new TreeSet<>();
    services.add(service);
    members.forEach(member -> services.add(member.service()));
    return services;
  }

  /** The same with another target; of a composite the members keep theirs. */
  public SloDefinition withTarget(double other) {
    List<Member> changed =
        composite()
            ? members
            : members.stream()
                .map(
                    m ->
                        new Member(
                            m.name(),
                            m.service(),
                            m.indicator(),
                            m.series(),
                            other,
                            m.weight(),
                            m.sliceTarget()))
                .toList();
    return copy(changed, other, alertRules, adjustments);
  }

  public SloDefinition withAlertRules(List<AlertRule> others) {
    return copy(members, target, others, adjustments);
  }

  public SloDefinition withAdjustments(List<Adjustment> others) {
    return copy(members, target, alertRules, others);
  }

  private SloDefinition copy(
      List<Member> members, double target, List<AlertRule> rules, List<Adjustment> adjustments) {
    return new SloDefinition(
        name,
        document,
        displayName,
        service,
        description,
        labels,
        members,
        budgeting,
        target,
        window,
        rules,
        noData,
        lowTraffic,
        adjustments);
  }
}
