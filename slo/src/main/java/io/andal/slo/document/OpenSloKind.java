package io.andal.slo.document;

import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of OpenSLO's kinds in one of its versions, put together from its references and its checks,
 * which look at the v1 form.
 *
 * @param schema where its JSON Schema stands on the class path
 */
public record OpenSloKind(
    String name,
    String apiVersion,
    String schema,
    Function<Document, List<Kind.Reference>> referencesOf,
    BiFunction<Document, Documents, List<Problem>> checks)
    implements Kind {

  /** All but DataSource, which belongs to those who read from it. */
  public static List<Kind> all() {
    List<OpenSloKind> current = current();
    return Stream.of(
            current.stream(),
            current.stream()
                .filter(kind -> kind.name().equals("Service") || kind.name().equals("SLO"))
                .map(kind -> kind.in(V1Form.V1_ALPHA, kind.name().equals("SLO"), "v1alpha/")),
            current.stream()
                .map(kind -> kind.in(V1Form.V2_ALPHA, kind.name().startsWith("SL"), "v2alpha/")),
            Stream.<Kind>of(new AlertWindowsKind()))
        .<Kind>flatMap(kinds -> kinds)
        .toList();
  }

  private static List<OpenSloKind> current() {
    return List.of(
        v1("Service", _ -> List.of(), (_, _) -> List.of()),
        v1("SLI", OpenSloKind::sliReferences, OpenSloKind::checkSli),
        v1("SLO", SloSpec::references, SloSpec::check),
        v1(
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
        v1(
            "AlertCondition",
            _ -> List.of(),
            (document, _) -> {
              List<Problem> problems = new ArrayList<>();
              AlertSpec.checkCondition(Place.spec(document), problems);
              return problems;
            }),
        v1("AlertNotificationTarget", _ -> List.of(), (_, _) -> List.of()));
  }

  private static OpenSloKind v1(
      String name,
      Function<Document, List<Kind.Reference>> references,
      BiFunction<Document, Documents, List<Problem>> checks) {
    return new OpenSloKind(
        name, V1Form.V1, "/io/andal/slo/schema/" + name + ".json", references, checks);
  }

  /** The same kind in another version, which shares the schema unless it differs. */
  private OpenSloKind in(String version, boolean differs, String folder) {
    return new OpenSloKind(
        name,
        version,
        differs ? "/io/andal/slo/schema/" + folder + name + ".json" : schema,
        referencesOf,
        checks);
  }

  private static List<Kind.Reference> sliReferences(Document document) {
    List<Kind.Reference> references = new ArrayList<>();
    Place spec = Place.spec(document);
    IndicatorSpec.references(spec, references);
    CompositeSpec.serviceReference(new Place(spec.document(), ""), references);
    return references;
  }

  private static List<Problem> checkSli(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    IndicatorSpec.check(Place.spec(document), all, problems);
    return problems;
  }

  /** What a document says in the form of v1. */
  public static ObjectNode v1(Document document) {
    return V1Form.of(document).document().body();
  }

  /** The definitions of all SLOs among valid documents, by name. */
  public static List<SloDefinition> definitions(Documents documents) {
    return documents.all("SLO").stream()
        .flatMap(document -> SloSpec.definitions(document, documents).stream())
        .toList();
  }

  /** All alerts that a valid SLO document asks for, also those that it silences. */
  public static List<AlertRule> alertRules(Document slo, Documents documents) {
    return SloSpec.alertRules(Place.spec(slo), documents);
  }

  /** What OpenSLO's SDK refuses in documents that Andal reads. */
  public static List<Problem> strictProblems(Collection<Document> documents) {
    return documents.stream().flatMap(each -> StrictReading.problems(each).stream()).toList();
  }

  @Override
  public boolean written() {
    return apiVersion.equals(V1Form.V1);
  }

  @Override
  public List<Reference> references(Document document) {
    V1Form form = V1Form.of(document);
    return referencesOf.apply(document).stream()
        .map(reference -> new Reference(form.origin(reference.pointer()), reference.target()))
        .toList();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> untold = V1Form.of(document).problems();
    return untold.isEmpty() ? checks.apply(document, all) : untold;
  }
}
