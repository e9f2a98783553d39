package io.andal.catalog.document;

import io.andal.ownership.Owners;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.NearestName;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;

/** A catalog that the inventory is kept from. */
public final class CatalogSourceKind implements Kind {
  /** Its name. */
  public static final String NAME = "CatalogSource";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/catalog/schema/CatalogSource.json";
  }

  @Override
  public List<Reference> references(Document document) {
    return List.of();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    CatalogType type = CatalogType.named(document.at("/spec/type").asString("")).orElseThrow();
    List<Problem> problems = new ArrayList<>();
    foreignFields(document, type, problems);
    ConnectionChecks.check(document, type, problems);
    problems.addAll(TypeChecks.problems(document, type));
    ScheduleCheck.problem(document).ifPresent(problems::add);
    owner(document, all, problems);
    problems.addAll(Owners.problems(document, all));
    return problems;
  }

  /** What no type has, the schema has told already. */
  private static void foreignFields(Document document, CatalogType type, List<Problem> problems) {
    for (String field : document.spec().propertyNames()) {
      if (!type.has(field) && CatalogType.anyHas(field)) {
        problems.add(foreign(document, "/spec/" + field, type, field, type.fields()));
      }
    }
    for (String field : document.at("/spec/connection").propertyNames()) {
      if (type.has("connection") && !type.connects(field) && CatalogType.anyConnects(field)) {
        List<String> known = type.connectionFields();
        problems.add(foreign(document, "/spec/connection/" + field, type, field, known));
      }
    }
  }

  private static Problem foreign(
      Document document, String pointer, CatalogType type, String field, List<String> known) {
    return document.error(
        pointer,
        "catalog-field",
        "A catalog of type %s has no \"%s\"".formatted(type.spelling(), field),
        NearestName.remedy(field, known, "fields"));
  }

  private static void owner(Document document, Documents all, List<Problem> problems) {
    String owner = document.at("/spec/owner").asString("");
    if (!owner.isEmpty() && Owners.of(all).named(owner).isEmpty()) {
      problems.add(
          document.warning(
              "/spec/owner",
              "owner-unknown",
              "The owner '%s' is not in this workspace".formatted(owner),
              "Write group:NAME or user:NAME of a Group or User document"));
    }
  }
}
