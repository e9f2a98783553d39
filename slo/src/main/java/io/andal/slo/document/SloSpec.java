package io.andal.slo.document;

import io.andal.slo.AlertRule;
import io.andal.slo.Budgeting;
import io.andal.slo.LowTraffic;
import io.andal.slo.Member;
import io.andal.slo.NoData;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind.Reference;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** An SLO document, in its v1 form. */
final class SloSpec {
  private SloSpec() {}

  static List<Reference> references(Document document) {
    List<Reference> references = new ArrayList<>();
    Place slo = Place.spec(document);
    Place service = slo.child("service");
    if (service.present()) {
      references.add(
          new Reference(service.pointer(), DocumentId.of("Service", service.node().asString(""))));
    }
    CompositeSpec.indicatorReferences(slo, references);
    CompositeSpec.references(slo, references);
    AlertSpec.policyReferences(slo.child("alertPolicies"), references);
    AlertWindowsSpec.reference(new Place(slo.document(), ""), references);
    return references;
  }

  static List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    Place slo = Place.spec(document);
    if (!slo.has("service")) {
      problems.add(
          slo.error("service-missing", "An SLO has no service", "Write the name of a Service"));
    }
    WindowSpec.check(slo, problems);
    checkIndicator(slo, all, problems);
    if (CompositeSpec.isComposite(slo)) {
      CompositeSpec.check(slo, all, problems);
    } else {
      checkObjectives(slo, all, problems);
    }
    AlertSpec.checkPolicies(slo.child("alertPolicies"), problems);
    SloOptions.check(slo.document(), problems);
    AlertWindowsSpec.checkUse(slo, all, problems);
    return problems;
  }

  private static void checkIndicator(Place slo, Documents all, List<Problem> problems) {
    boolean composite = CompositeSpec.isComposite(slo);
    boolean own = slo.has("indicator") || slo.has("indicatorRef");
    if (composite && own) {
      problems.add(
          slo.child(slo.has("indicator") ? "indicator" : "indicatorRef")
              .error(
                  "indicator-missing",
                  "An SLO has an indicator of its own and indicators in its objectives",
                  "Write one indicator for all objectives, or one in each"));
    } else if (!composite && slo.has("indicator") == slo.has("indicatorRef")) {
      problems.add(
          slo.error(
              "indicator-missing",
              slo.has("indicator")
                  ? "An SLO has an indicator and a reference to one"
                  : "An SLO has no indicator",
              "Write either indicator (inline) or indicatorRef (the name of an SLI)"));
    } else if (slo.has("indicator")) {
      IndicatorSpec.check(slo.child("indicator").child("spec"), all, problems);
    }
  }

  private static void checkObjectives(Place slo, Documents all, List<Problem> problems) {
    List<Place> objectives = slo.child("objectives").items();
    if (objectives.isEmpty()) {
      problems.add(
          slo.child("objectives")
              .error("objective-missing", "An SLO has no objective", "Write one with a target"));
    }
    for (Place objective : objectives) {
      ObjectiveSpec.checkTarget(objective, problems);
      SliceSpec.check(slo, objective, problems);
      ObjectiveSpec.sli(slo, all)
          .ifPresent(sli -> ObjectiveSpec.checkThreshold(sli, objective, problems));
      if (objective.has("compositeWeight")) {
        problems.add(
            objective
                .child("compositeWeight")
                .warning(
                    "weight-unused",
                    "compositeWeight has no effect: the objectives have one indicator",
                    "Leave it out, or write an indicator in each objective"));
      }
    }
    if (slo.document().annotation(SloOptions.COMPOSITE_TARGET).isEmpty()) {
      return;
    }
    problems.add(
        new Place(slo.document(), "")
            .annotation(SloOptions.COMPOSITE_TARGET)
            .warning(
                "annotation-unused",
                SloOptions.COMPOSITE_TARGET + " has no effect: the SLO is no composite",
                "Leave it out"));
  }

  /** The definitions that a valid document makes: one for each objective, or one composite. */
  static List<SloDefinition> definitions(Document original, Documents all) {
    Place slo = Place.spec(original);
    List<Place> objectives = slo.child("objectives").items();
    Common common = Common.of(slo, all);
    if (CompositeSpec.isComposite(slo)) {
      List<Member> members = CompositeSpec.members(slo, all);
      double target =
          members.size() == 1
              ? members.getFirst().target()
              : CompositeSpec.target(slo).doubleValue();
      return List.of(common.definition("", "", members, objectives.getFirst(), target));
    }
    List<String> names = objectives.size() == 1 ? List.of("") : ObjectiveSpec.names(objectives);
    List<SloDefinition> definitions = new ArrayList<>();
    for (int i = 0; i < objectives.size(); i++) {
      Place objective = objectives.get(i);
      Member member = MemberSpec.only(slo, objective, all);
      definitions.add(
          common.definition(
              names.get(i),
              objectives.size() == 1 ? "" : MemberSpec.name(objective, objective, i + 1),
              List.of(member),
              objective,
              member.target()));
    }
    return definitions;
  }

  /** All alerts that an SLO's policies or windows say, also those that it silences. */
  static List<AlertRule> alertRules(Place slo, Documents all) {
    return slo.child("alertPolicies").items().isEmpty()
        ? AlertWindowsSpec.rules(slo, all)
            .orElseGet(() -> DefaultAlerts.rules(WindowSpec.nominalLength(slo)))
        : AlertSpec.rules(slo.child("alertPolicies"), all);
  }

  /** What all objectives of a document share. */
  private record Common(
      Place slo, NoData noData, LowTraffic lowTraffic, List<AlertRule> alertRules) {

    static Common of(Place slo, Documents all) {
      NoData noData = SloOptions.noData(slo.document());
      List<AlertRule> rules = SloOptions.heard(slo.document(), SloSpec.alertRules(slo, all));
      return new Common(
          slo,
          noData,
          SloOptions.lowTraffic(slo.document()),
          SloOptions.withNoDataAlert(noData, rules));
    }

    String name(String objective) {
      String document = slo.document().name();
      return objective.isEmpty() ? document : document + "." + objective;
    }

    SloDefinition definition(
        String objective, String shown, List<Member> members, Place place, double target) {
      String displayName = slo.document().displayName();
      Budgeting budgeting = SliceSpec.budgeting(slo, place);
      return new SloDefinition(
          name(objective),
          slo.document().name(),
          shown.isEmpty() ? displayName : displayName + ": " + shown,
          slo.text("service"),
          slo.text("description"),
          labels(slo.document()),
          members,
          budgeting,
          target,
          WindowSpec.resolve(slo),
          alertRules,
          noData,
          lowTraffic,
          List.of());
    }
  }

  private static Map<String, List<String>> labels(Document document) {
    Map<String, List<String>> labels = new TreeMap<>();
    document
        .at("/metadata/labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), texts(label.getValue())));
    return labels;
  }

  private static List<String> texts(JsonNode value) {
    if (!value.isArray()) {
      return List.of(value.asString(""));
    }
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(item.asString("")));
    return texts;
  }
}
