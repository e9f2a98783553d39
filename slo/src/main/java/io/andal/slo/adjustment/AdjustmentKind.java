package io.andal.slo.adjustment;

import io.andal.slo.Recurrence;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times that don't count, for whom, why, and who decided so. */
final class AdjustmentKind implements Kind {
  /** As ownership writes it: {@code user:ayu}, {@code controls}, {@code group:default/controls}. */
  private static final Pattern DECIDER =
      Pattern.compile(
          "(?:(?<kind>(?i:group|user)):)?(?:(?i:default)/)?"
              + "(?<name>[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)");

  @Override
  public String name() {
    return Adjustments.KIND;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/slo/schema/BudgetAdjustment.json";
  }

  /** Who decided must be known, so that somebody can be asked about it years later. */
  @Override
  public List<Reference> references(Document document) {
    return decider(document).map(id -> new Reference("/spec/decidedBy", id)).stream().toList();
  }

  private static Optional<DocumentId> decider(Document document) {
    Matcher matcher = DECIDER.matcher(document.spec().path("decidedBy").asString(""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String kind = matcher.group("kind");
    boolean user = kind != null && kind.toLowerCase(Locale.ROOT).equals("user");
    return Optional.of(DocumentId.of(user ? "User" : "Group", matcher.group("name")));
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    if (decider(document).isEmpty()) {
      problems.add(
          document.error(
              "/spec/decidedBy",
              "adjustment-decider",
              "'%s' does not name a person or a group"
                  .formatted(document.spec().path("decidedBy").asString("")),
              "Write user:NAME or group:NAME"));
    }
    Optional<Recurrence> when = AdjustmentTimes.read(document, problems);
    Reach reach = Reach.of(document, all);
    reach.warnNothing(problems);
    when.ifPresent(times -> reach.warnMuch(times, problems));
    return problems;
  }
}
