package io.andal.slo.suggestion;

import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.slo.suggestion.MadeDocuments.Note;
import io.andal.workspace.Documents;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** SLOs that another system keeps, as documents. Not thread-safe: one for each making. */
public final class KeptSloDocuments {
  private static final int LONGEST_DESCRIPTION = 1_050;

  private final Wish wish;
  private final DocumentNames names;
  private final Services services;
  private final List<ObjectNode> slos = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /**
   * How they are to be made.
   *
   * @param source name of the DataSource
   * @param type of the DataSource
   * @param zone whose calendar counts for calendar windows
   * @param today in that zone
   * @param lossy whether what can't be carried over may be left out
   */
  public record Wish(String source, String type, ZoneId zone, LocalDate today, boolean lossy) {}

  private KeptSloDocuments(Documents present, Wish wish) {
    this.wish = wish;
    this.names = new DocumentNames(present);
    this.services = new Services(present, names);
  }

  /**
   * Makes documents: one for each window that an SLO promises something over.
   *
   * @param present documents whose names are taken
   */
  public static MadeDocuments of(List<KeptSlo> chosen, Documents present, Wish wish) {
    KeptSloDocuments making = new KeptSloDocuments(present, wish);
    chosen.forEach(making::add);
    List<ObjectNode> documents = new ArrayList<>(making.services.made());
    documents.addAll(making.slos);
    return new MadeDocuments(documents, making.notes);
  }

  private void add(KeptSlo kept) {
    if (kept.indicator().isEmpty() || !kept.obstacle().isEmpty()) {
      String why = kept.obstacle().isEmpty() ? "it doesn't say how" : kept.obstacle();
      note(kept, "\"%s\" can't be measured from here: %s".formatted(kept.name(), why));
      return;
    }
    int before = notes.size();
    kept.losses().forEach(loss -> note(kept, "\"%s\": %s".formatted(kept.name(), loss)));
    if (kept.description().length() > LONGEST_DESCRIPTION) {
      note(
          kept,
          "\"%s\": its description is cut, for OpenSLO takes %d characters of %d."
              .formatted(kept.name(), LONGEST_DESCRIPTION, kept.description().length()));
    }
    Map<KeptSlo.Window, List<Double>> targets = targets(kept);
    targets
        .keySet()
        .forEach(
            window ->
                KeptWindow.loss(window)
                    .ifPresent(loss -> note(kept, "\"%s\": %s".formatted(kept.name(), loss))));
    if (!wish.lossy() && notes.size() > before) {
      return;
    }
    targets.forEach((window, of) -> slos.add(slo(kept, window, of, targets.size() > 1)));
  }

  private void note(KeptSlo kept, String text) {
    notes.add(new Note(!wish.lossy(), kept.id(), text));
  }

  /** The targets of each window, without those that nobody can promise. */
  private Map<KeptSlo.Window, List<Double>> targets(KeptSlo kept) {
    Map<KeptSlo.Window, List<Double>> targets = new LinkedHashMap<>();
    for (KeptSlo.Objective objective : kept.objectives()) {
      double target = objective.target();
      if (!(target > 0 && target < 1)) {
        note(
            kept,
            "\"%s\": a target of %s leaves no error budget or promises nothing."
                .formatted(kept.name(), SloNode.share(target).toPlainString()));
        continue;
      }
      if (KeptWindow.obstacle(objective.window()).isPresent()) {
        note(
            kept,
            "\"%s\": %s."
                .formatted(kept.name(), KeptWindow.obstacle(objective.window()).orElseThrow()));
        continue;
      }
      List<Double> of = targets.computeIfAbsent(objective.window(), _ -> new ArrayList<>());
      if (!of.contains(target)) {
        of.add(target);
      }
    }
    return targets;
  }

  private ObjectNode slo(
      KeptSlo kept, KeptSlo.Window window, List<Double> targets, boolean several) {
    Indicator indicator = kept.indicator().orElseThrow();
    String word = KeptWindow.word(window);
    String text = kept.name().isBlank() ? kept.id() : kept.name();
    ObjectNode slo =
        SloNode.document(
            "SLO",
            names.free("SLO", several ? text + "-" + word : text),
            several ? "%s (%s)".formatted(text, word) : text,
            Map.of(SloNode.IMPORTED_FROM, wish.source() + "/" + kept.id()));
    if (!kept.labels().isEmpty()) {
      ObjectNode labels = ((ObjectNode) slo.path("metadata")).putObject("labels");
      new TreeMap<>(kept.labels()).forEach(labels::put);
    }
    ObjectNode spec = slo.putObject("spec");
    if (!kept.description().isBlank()) {
      spec.put("description", SloNode.cut(kept.description(), LONGEST_DESCRIPTION));
    }
    spec.put("service", services.of(kept.service().isBlank() ? wish.source() : kept.service()));
    spec.set(
        "indicator",
        IndicatorNode.inline(slo.at("/metadata/name").asString(), indicator, wish.type()));
    KeptWindow.write(window, wish.zone(), wish.today(), spec);
    spec.put("budgetingMethod", "Occurrences");
    for (double target : targets) {
      ObjectNode objective = spec.withArray("objectives").addObject();
      if (targets.size() > 1) {
        objective.put(
            "displayName", SloNode.share(target).movePointRight(2).toPlainString() + " %");
      }
      IndicatorNode.compare(indicator, objective);
      objective.put("target", SloNode.share(target));
    }
    return slo;
  }
}
