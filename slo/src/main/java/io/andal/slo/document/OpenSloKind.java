package io.andal.slo.document;

import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One of OpenSLO's kinds, put together from its references and its checks. */
public record OpenSloKind(
    String name,
    Function<Document, List<Kind.Reference>> referencesOf,
    BiFunction<Document, Documents, List<Problem>> checks)
    implements Kind {

  /** All but DataSource, which belongs to those who read from it. */
  public static List<Kind> all() {
    return List.of(
        new OpenSloKind("Service", _ -> List.of(), (_, _) -> List.of()),
        new OpenSloKind(
            "SLI",
            document -> {
              List<Kind.Reference> references = new ArrayList<>();
              IndicatorSpec.references(Place.spec(document), references);
              return references;
            },
            (document, all) -> {
              List<Problem> problems = new ArrayList<>();
              IndicatorSpec.check(Place.spec(document), all, problems);
              return problems;
            }),
        new OpenSloKind("SLO", SloSpec::references, SloSpec::check),
        new OpenSloKind(
            "AlertPolicy",
            document -> {
              List<Kind.Reference> references = new ArrayList<>();
              AlertSpec.references(Place.spec(document), references);
              return references;
            },
            (document, _) -> {
              List<Problem> problems = new ArrayList<>();
              AlertSpec.checkPolicy(Place.spec(document), problems);
              return problems;
            }),
        new OpenSloKind(
            "AlertCondition",
            _ -> List.of(),
            (document, _) -> {
              List<Problem> problems = new ArrayList<>();
              AlertSpec.checkCondition(Place.spec(document), problems);
              return problems;
            }),
        new OpenSloKind("AlertNotificationTarget", _ -> List.of(), (_, _) -> List.of()));
  }

  /** The definitions of all SLOs among valid documents, by name. */
  public static List<SloDefinition> definitions(Documents documents) {
    return documents.all("SLO").stream()
        .map(document -> SloSpec.definition(document, documents))
        .toList();
  }

  @Override
  public String apiVersion() {
    return "openslo/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/slo/schema/" + name + ".json";
  }

  @Override
  public List<Reference> references(Document document) {
    return referencesOf.apply(document);
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    return checks.apply(document, all);
  }
}
