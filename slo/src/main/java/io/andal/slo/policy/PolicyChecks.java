package io.andal.slo.policy;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What the schema of BudgetPolicy can't say. */
final class PolicyChecks {
  private PolicyChecks() {}

  static List<Problem> of(Document document, Documents all, Instant now) {
    List<Problem> problems = new ArrayList<>();
    unique(document, "steps", problems);
    unique(document, "freezes", problems);
    readable(document, "freezes", "freeze-time", PolicyReader::recurrence, problems);
    readable(document, "exceptions", "exception-time", PolicyChecks::until, problems);
    exceptions(document, now, problems);
    ties(document, all).ifPresent(problems::add);
    return problems;
  }

  private static boolean isPast(String until, Instant now) {
    try {
      return !PolicyReader.instant(until).isAfter(now);
    } catch (IllegalArgumentException e) {
      // Told already, with its place.
      return false;
    }
  }

  private static void unique(Document document, String list, List<Problem> problems) {
    Set<String> names = new HashSet<>();
    JsonNode items = document.at("/spec/" + list);
    for (int i = 0; i < items.size(); i++) {
      String name = items.path(i).path("name").asString("");
      if (!names.add(name)) {
        problems.add(
            document.error(
                "/spec/%s/%d/name".formatted(list, i),
                "name-taken",
                "There are two %s '%s'".formatted(list, name),
                "Give each a name of its own"));
      }
    }
  }

  private static void readable(
      Document document,
      String list,
      String rule,
      Consumer<JsonNode> reader,
      List<Problem> problems) {
    JsonNode items = document.at("/spec/" + list);
    for (int i = 0; i < items.size(); i++) {
      try {
        reader.accept(items.path(i));
      } catch (IllegalArgumentException e) {
        problems.add(
            document.error(
                "/spec/%s/%d".formatted(list, i),
                rule,
                "Its time can't be read: " + e.getMessage(),
                "Write start and end, or start, rrule and duration; an exception has until"));
      }
    }
  }

  private static void until(JsonNode exception) {
    Instant until = PolicyReader.instant(exception.path("until").asString(""));
    String from = exception.path("from").asString("");
    if (!from.isEmpty() && !PolicyReader.instant(from).isBefore(until)) {
      throw new IllegalArgumentException("it ends before it starts");
    }
  }

  private static void exceptions(Document document, Instant now, List<Problem> problems) {
    JsonNode exceptions = document.at("/spec/exceptions");
    for (int i = 0; i < exceptions.size(); i++) {
      String pointer = "/spec/exceptions/" + i;
      JsonNode exception = exceptions.path(i);
      if (!exception.has("service") && !exception.has("slo") && !exception.has("labels")) {
        problems.add(
            document.error(
                pointer,
                "exception-for-whom",
                "An exception for everybody is no exception",
                "Write service, slo or labels: whom it is for"));
      }
      if (isPast(exception.path("until").asString(""), now)) {
        problems.add(
            document.warning(
                pointer + "/until",
                "exception-past",
                "This exception has ended and has no effect",
                "Take it out, or give it a new end if it is still needed"));
      }
    }
  }

  /**
   * Another policy that selects an SLO as closely as this one, so that nobody knows which holds.
   */
  private static Optional<Problem> ties(Document document, Documents all) {
    Selector own = PolicyReader.selector(document.at("/spec/selector"));
    List<Document> equals =
        all.all(PolicyKind.NAME).stream()
            .filter(other -> !other.id().equals(document.id()))
            .filter(other -> compare(other, own) == 0)
            .toList();
    if (equals.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> tiers = Policies.tiers(all);
    for (Document slo : all.all("SLO")) {
      Subject subject = subject(slo, tiers);
      if (own.matches(subject) && !isOutdone(subject, own, all)) {
        for (Document other : equals) {
          if (PolicyReader.selector(other.at("/spec/selector")).matches(subject)) {
            return Optional.of(
                document.error(
                    "/spec/selector",
                    "policy-tie",
                    "Policy '%s' selects SLO '%s' as closely as this one"
                        .formatted(other.name(), slo.name()),
                    "Let one of them say more: services say more than labels, and labels more"
                        + " than tiers"));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int compare(Document policy, Selector own) {
    return Selector.BY_SPECIFICITY.compare(PolicyReader.selector(policy.at("/spec/selector")), own);
  }

  private static boolean isOutdone(Subject subject, Selector own, Documents all) {
    return all.all(PolicyKind.NAME).stream()
        .filter(other -> compare(other, own) > 0)
        .anyMatch(other -> PolicyReader.selector(other.at("/spec/selector")).matches(subject));
  }

  private static Subject subject(Document slo, Map<String, String> tiers) {
    String service = slo.at("/spec/service").asString("");
    Map<String, List<String>> labels = PolicyReader.labels(slo.at("/metadata/labels"));
    return new Subject(
        slo.name(),
        slo.name(),
        service,
        Optional.ofNullable(tiers.get(service))
            .or(() -> labels.getOrDefault("tier", List.of()).stream().findFirst()),
        labels);
  }
}
