package io.andal.agreement.document;

import io.andal.agreement.Fraction;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether an agreement covers something, and whether that something is held tightly enough. */
final class CoverageCheck {
  private final Document document;
  private final Documents all;
  private final List<Problem> problems;

  CoverageCheck(Document document, Documents all, List<Problem> problems) {
    this.document = document;
    this.all = all;
    this.problems = problems;
  }

  void check(Optional<BigDecimal> commitment) {
    JsonNode covers = document.at("/spec/covers");
    if (covers.has("labels") && !covers.has("services")) {
      problems.add(
          document.error(
              "/spec/covers/labels",
              "agreement-labels",
              "labels choose among the SLOs of services, and no service is named",
              "Write services: [NAME], or name the SLOs and leave labels out"));
      return;
    }
    List<Document> slos = covered(covers);
    if (slos.isEmpty()) {
      problems.add(
          document.error(
              "/spec/covers",
              "agreement-covers-nothing",
              "No SLO of these services carries the labels",
              "Name SLOs, or other services or labels"));
    }
    for (Document slo : slos) {
      if (composite(slo)) {
        problems.add(
            document.error(
                "/spec/covers",
                "agreement-composite",
                "'" + slo.name() + "' is a composite of several SLIs, which no contract measures",
                "Name the SLOs of its parts, and write combine: worst or pooled"));
        continue;
      }
      commitment.ifPresent(promised -> compare(slo, promised));
    }
  }

  private List<Document> covered(JsonNode covers) {
    List<Document> slos = new ArrayList<>();
    for (String name : AgreementSpec.texts(covers.path("slos"))) {
      all.find("SLO", name).ifPresent(slos::add);
    }
    List<String> services = AgreementSpec.texts(covers.path("services"));
    Map<String, String> labels = AgreementSpec.labels(covers.path("labels"));
    for (Document slo : all.all("SLO")) {
      if (services.contains(slo.spec().path("service").asString(""))
          && carries(slo, labels)
          && !slos.contains(slo)) {
        slos.add(slo);
      }
    }
    return slos;
  }

  private static boolean carries(Document slo, Map<String, String> labels) {
    JsonNode own = slo.at("/metadata/labels");
    return labels.entrySet().stream()
        .allMatch(
            label -> {
              JsonNode value = own.path(label.getKey());
              return value.isArray()
                  ? AgreementSpec.texts(value).contains(label.getValue())
                  : value.asString("").equals(label.getValue());
            });
  }

  private static boolean composite(Document slo) {
    for (JsonNode objective : slo.at("/spec/objectives")) {
      if (objective.has("indicator")
          || objective.has("indicatorRef")
          || objective.has("compositeWeight")) {
        return true;
      }
    }
    return false;
  }

  /** Who is content with less than was promised hears of a breach too late. */
  private void compare(Document slo, BigDecimal promised) {
    for (JsonNode objective : slo.at("/spec/objectives")) {
      Optional<BigDecimal> target = targetPercent(objective);
      if (target.isPresent() && Fraction.of(target.get()).compareTo(Fraction.of(promised)) < 0) {
        problems.add(
            document.warning(
                "/spec/commitment",
                "agreement-slo-looser",
                "%s %% is promised, but the SLO '%s' is content with %s %%"
                    .formatted(
                        promised, slo.name(), target.get().stripTrailingZeros().toPlainString()),
                "Give the SLO a target above the promise, so that it warns before the promise is"
                    + " broken"));
        return;
      }
    }
  }

  private static Optional<BigDecimal> targetPercent(JsonNode objective) {
    if (objective.path("target").isNumber()) {
      return Optional.of(objective.path("target").decimalValue().movePointRight(2));
    }
    return objective.path("targetPercent").isNumber()
        ? Optional.of(objective.path("targetPercent").decimalValue())
        : Optional.empty();
  }
}
