package io.andal.agreement.document;

import io.andal.agreement.Bound;
import io.andal.agreement.Tier;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What a schema can't say of money and tiers. */
final class CreditsCheck {
  private static final String CREDITS = "/spec/credits";

  private final Document document;
  private final List<Problem> problems;

  CreditsCheck(Document document, List<Problem> problems) {
    this.document = document;
    this.problems = problems;
  }

  /** Money, then the tiers that the document itself writes; a template's are by contract. */
  void check(Optional<BigDecimal> commitment) {
    money("base");
    money("onlyAbove");
    sameCurrency();
    JsonNode tiers = document.at(CREDITS + "/tiers");
    if (tiers.isEmpty()) {
      return;
    }
    boolean sound = true;
    for (int i = 0; i < tiers.size(); i++) {
      sound &= ends(tiers.path(i), i);
    }
    if (sound) {
      List<Placed> sorted = placed(tiers);
      int before = problems.size();
      between(sorted);
      if (problems.stream().skip(before).noneMatch(p -> p.rule().equals("tiers-overlap"))) {
        atTheEnds(sorted, commitment);
      }
    }
  }

  private void money(String field) {
    JsonNode money = document.at(CREDITS + "/" + field);
    if (money.isMissingNode()) {
      return;
    }
    String pointer = CREDITS + "/" + field;
    String code = AgreementSpec.text(money, "currency");
    Currency currency = currency(code);
    if (currency == null || currency.getDefaultFractionDigits() < 0) {
      problems.add(
          document.error(
              pointer + "/currency",
              "currency-unknown",
              "'" + code + "' is no currency of ISO 4217 that is paid with",
              "Write a code such as EUR, IDR or USD"));
      return;
    }
    int decimals =
        Math.max(0, AgreementSpec.decimal(money.path("amount")).stripTrailingZeros().scale());
    if (decimals > currency.getDefaultFractionDigits()) {
      problems.add(
          document.error(
              pointer + "/amount",
              "money-decimals",
              "An amount of %s has at most %d decimals, not %d"
                  .formatted(code, currency.getDefaultFractionDigits(), decimals),
              "Round it"));
    }
  }

  private static @org.jspecify.annotations.Nullable Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void sameCurrency() {
    String base = document.at(CREDITS + "/base/currency").asString("");
    String least = document.at(CREDITS + "/onlyAbove/currency").asString("");
    if (!base.isEmpty() && !least.isEmpty() && !base.equals(least)) {
      problems.add(
          document.error(
              CREDITS + "/onlyAbove/currency",
              "currency-mixed",
              "The base is in " + base + ", the least credit in " + least,
              "Write both in " + base));
    }
  }

  private boolean ends(JsonNode tier, int index) {
    String pointer = CREDITS + "/tiers/" + index;
    if ((tier.has("ge") && tier.has("gt")) || (tier.has("le") && tier.has("lt"))) {
      problems.add(
          document.error(
              pointer,
              "tier-ends",
              "A tier has two " + (tier.has("ge") && tier.has("gt") ? "lower" : "upper") + " ends",
              "Write one of ge and gt, and one of le and lt"));
      return false;
    }
    Tier read = CreditsSpec.tier(tier);
    if (read.lower().isPresent() && read.upper().isPresent()) {
      Bound lower = read.lower().orElseThrow();
      Bound upper = read.upper().orElseThrow();
      int order = lower.percent().compareTo(upper.percent());
      if (order > 0 || (order == 0 && !(lower.inclusive() && upper.inclusive()))) {
        problems.add(
            document.error(
                pointer,
                "tier-empty",
                "No attainment falls in this tier",
                "Write the smaller percentage as ge or gt, the larger as le or lt"));
        return false;
      }
    }
    return true;
  }

  private record Placed(int index, Tier tier) {
    BigDecimal from() {
      return tier.lower().map(Bound::percent).orElse(BigDecimal.valueOf(-1));
    }
  }

  private static List<Placed> placed(JsonNode tiers) {
    return IntStream.range(0, tiers.size())
        .mapToObj(i -> new Placed(i, CreditsSpec.tier(tiers.path(i))))
        .sorted(
            Comparator.comparing(Placed::from)
                .thenComparing(p -> !p.tier().lower().map(Bound::inclusive).orElse(true)))
        .toList();
  }

  private void between(List<Placed> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      Optional<Bound> end = sorted.get(i - 1).tier().upper();
      Optional<Bound> start = sorted.get(i).tier().lower();
      String pointer = CREDITS + "/tiers/" + sorted.get(i).index();
      if (end.isEmpty() || start.isEmpty()) {
        overlap(pointer, "Two tiers are open to the same side");
        continue;
      }
      Bound below = end.get();
      Bound above = start.get();
      int order = below.percent().compareTo(above.percent());
      if (order > 0 || (order == 0 && below.inclusive() && above.inclusive())) {
        overlap(pointer, "An attainment of " + above.percent() + " % falls in two tiers");
      } else if (order < 0) {
        gap(pointer, "from " + below.percent() + " % to " + above.percent() + " % falls");
      } else if (!below.inclusive() && !above.inclusive()) {
        gap(pointer, "of exactly " + above.percent() + " % falls");
      }
    }
  }

  private void overlap(String pointer, String message) {
    problems.add(
        document.error(
            pointer, "tiers-overlap", message, "Let one tier end (lt) where the next begins (ge)"));
  }

  private void gap(String pointer, String what) {
    problems.add(
        document.warning(
            pointer,
            "tiers-gap",
            "An attainment " + what + " in no tier, so nothing is owed for it",
            "Let one tier begin (ge) where the next ends (lt), unless the contract says so"));
  }

  private void atTheEnds(List<Placed> sorted, Optional<BigDecimal> commitment) {
    Placed lowest = sorted.getFirst();
    lowest
        .tier()
        .lower()
        .ifPresent(
            bound -> {
              if (bound.percent().signum() > 0 || !bound.inclusive()) {
                gap(CREDITS + "/tiers/" + lowest.index(), "below " + bound.percent() + " % falls");
              }
            });
    if (commitment.isEmpty()) {
      return;
    }
    Placed highest = sorted.getLast();
    String pointer = CREDITS + "/tiers/" + highest.index();
    Optional<Bound> top = highest.tier().upper();
    int order = top.map(bound -> bound.percent().compareTo(commitment.get())).orElse(1);
    if (order < 0) {
      gap(
          pointer,
          "from %s %% to the commitment of %s %% falls"
              .formatted(top.orElseThrow().percent(), commitment.get()));
    } else if (order > 0 || top.map(Bound::inclusive).orElse(true)) {
      problems.add(
          document.warning(
              pointer,
              "tier-above-commitment",
              "Something is owed although the commitment of %s %% is kept"
                  .formatted(commitment.get()),
              "Let the first tier end with lt: \"" + commitment.get() + "\""));
    }
  }
}
