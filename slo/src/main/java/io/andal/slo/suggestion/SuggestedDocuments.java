package io.andal.slo.suggestion;

import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** SLOs of what a source suggests, ready to be put in force. Stateless. */
public final class SuggestedDocuments {
  private static final String WINDOW = "28d";

  private SuggestedDocuments() {}

  /**
   * Makes one SLO of each suggestion, with its SLI inline, and the services that aren't there yet.
   *
   * @param type of the DataSource
   * @param present documents whose names are taken
   * @param target share promised, in (0, 1); empty for a usual one of each aspect
   */
  public static MadeDocuments of(
      List<Suggestion> chosen,
      String source,
      String type,
      Documents present,
      OptionalDouble target) {
    DocumentNames names = new DocumentNames(present);
    Services services = new Services(present, names);
    List<ObjectNode> slos = new ArrayList<>();
    for (Suggestion suggestion : chosen) {
      String called = suggestion.service().isBlank() ? source : suggestion.service();
      ObjectNode slo =
          SloNode.document(
              "SLO",
              names.free("SLO", suggestion.id()),
              "%s: %s".formatted(called, suggestion.title()),
              Map.of(SloNode.SUGGESTED_BY, source + "/" + suggestion.id()));
      ObjectNode spec = slo.putObject("spec");
      spec.put("service", services.of(called));
      spec.set(
          "indicator",
          IndicatorNode.inline(slo.at("/metadata/name").asString(), suggestion.indicator(), type));
      SloNode.rolling(spec, WINDOW);
      spec.put("budgetingMethod", "Occurrences");
      ObjectNode objective = spec.putArray("objectives").addObject();
      IndicatorNode.compare(suggestion.indicator(), objective);
      objective.put("target", SloNode.share(target.orElse(usual(suggestion.aspect()))));
      slos.add(slo);
    }
    List<ObjectNode> documents = new ArrayList<>(services.made());
    documents.addAll(slos);
    return new MadeDocuments(documents, List.of());
  }

  /** A target to begin with, a share; {@code andal slo advise} finds a better one. */
  public static double usual(Aspect aspect) {
    return switch (aspect) {
      case AVAILABILITY, ERROR_RATE -> 0.999;
      case LATENCY, FRESHNESS -> 0.99;
    };
  }

  /** The names of the SLOs that were made of a source's suggestions before, by suggestion. */
  public static Map<String, String> taken(String source, Documents documents) {
    Map<String, String> taken = new TreeMap<>();
    for (Document slo : documents.all("SLO")) {
      String by = slo.annotation(SloNode.SUGGESTED_BY);
      if (by.startsWith(source + "/")) {
        taken.putIfAbsent(by.substring(source.length() + 1), slo.name());
      }
    }
    return taken;
  }
}
