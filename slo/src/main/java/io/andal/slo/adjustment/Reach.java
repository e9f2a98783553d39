package io.andal.slo.adjustment;

import io.andal.signal.MinuteRange;
import io.andal.slo.Recurrence;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.NearestName;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What a BudgetAdjustment reaches: nothing at all, or more than anybody may have meant. */
record Reach(Document document, Documents all, Selection selection) {

  static Reach of(Document document, Documents all) {
    return new Reach(document, all, Selection.of(document.spec().path("select")));
  }

  private List<Document> selected() {
    return all.all("SLO").stream().filter(selection::selects).toList();
  }

  /** A name that nobody bears is most often mistyped; it may also be about to come. */
  void warnNothing(List<Problem> problems) {
    int before = problems.size();
    warnUnknown("slos", "SLO", selection.slos(), problems, name -> name.replaceFirst("\\..*", ""));
    warnUnknown("services", "Service", selection.services(), problems, name -> name);
    if (problems.size() == before && selected().isEmpty()) {
      problems.add(
          document.warning(
              "/spec/select",
              "adjustment-nothing",
              "No SLO is selected, so it changes nothing",
              selection.any() || selection.labels().size() < 2
                  ? "Write slos, services or labels that some SLO has"
                  : "All criteria must hold; write match: any if one is enough"));
    }
  }

  private void warnUnknown(
      String field,
      String kind,
      Set<String> names,
      List<Problem> problems,
      Function<String, String> documentOf) {
    Set<String> known = new TreeSet<>();
    all.all(kind).forEach(found -> known.add(found.name()));
    for (String name : names) {
      if (!name.equals(Selection.ALL) && !known.contains(documentOf.apply(name))) {
        problems.add(
            document.warning(
                "/spec/select/" + field,
                "adjustment-unknown",
                "There is no %s '%s'".formatted(kind, name),
                NearestName.remedy(name, known, field)));
      }
    }
  }

  /** More than half of a window leaves little that the objective is judged by. */
  void warnMuch(Recurrence times, List<Problem> problems) {
    Map<Long, List<String>> byWindow = new LinkedHashMap<>();
    for (Document slo : selected()) {
      String window = slo.at("/spec/timeWindow/0/duration").asString("");
      Length.windowMinutes(window)
          .ifPresent(
              minutes -> byWindow.computeIfAbsent(minutes, _ -> new ArrayList<>()).add(slo.name()));
    }
    byWindow.forEach(
        (window, names) -> {
          long from = MinuteRange.minuteOf(times.start().atZone(times.zone()).toInstant());
          long covered =
              times.within(new MinuteRange(from, from + window)).stream()
                  .mapToLong(MinuteRange::minutes)
                  .sum();
          if (covered * 2 > window) {
            problems.add(
                document.warning(
                    "/spec",
                    "adjustment-much",
                    "It takes %d %% of the window out of %s"
                        .formatted(covered * 100 / window, NearestName.list(names)),
                    "Select fewer SLOs or shorter times, if that isn't meant"));
          }
        });
  }
}
