package io.andal.server.slo;

import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds, sorts and pages SLOs from what is in memory. */
record SloQuery(
    @Nullable String service,
    @Nullable BudgetState state,
    String text,
    List<String> labels,
    Sort sort) {
  SloQuery {
    labels = List.copyOf(labels);
  }

  /** By what to sort; names break ties, so that a cursor has one place. */
  enum Sort {
    NAME,
    /** Least budget first. */
    REMAINING,
    /** Fastest burning first, over the last hour. */
    BURN;

    double key(Optional<Budget> budget) {
      if (budget.isEmpty()) {
        return this == NAME ? 0 : Double.MAX_VALUE;
      }
      return switch (this) {
        case NAME -> 0;
        case REMAINING -> budget.get().remaining();
        case BURN -> -lastHour(budget.get());
      };
    }

    private static double lastHour(Budget budget) {
      return budget.burnRates().stream()
          .filter(burn -> burn.window().toMinutes() == 60)
          .mapToDouble(Budget.BurnRate::rate)
          .findFirst()
          .orElse(0);
    }
  }

  /** An SLO with its place in the order. */
  record Found(double key, SloDefinition slo, Optional<Budget> budget) {
    String cursor() {
      return Page.cursor(key + "|" + slo.name());
    }
  }

  static SloQuery of(
      @Nullable String service,
      @Nullable String state,
      @Nullable String text,
      @Nullable List<String> labels,
      @Nullable String sort) {
    return new SloQuery(
        service,
        state == null || state.isEmpty() ? null : constant(BudgetState.class, "state", state),
        text == null ? "" : text.strip().toLowerCase(Locale.ROOT),
        labels == null ? List.of() : labels,
        sort == null || sort.isEmpty() ? Sort.NAME : constant(Sort.class, "sort", sort));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String parameter, String word) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "%s is one of %s, not '%s'."
                        .formatted(
                            parameter,
                            String.join(
                                ", ",
                                Stream.of(type.getEnumConstants())
                                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                    .toList()),
                            word)));
  }

  /** One more than {@code limit}, if there are so many: whoever asks sees whether more follow. */
  List<Found> run(SloService slos, @Nullable String cursor, int limit) {
    Comparator<Found> order =
        Comparator.comparingDouble(Found::key).thenComparing(found -> found.slo().name());
    Optional<Position> after = Position.of(Page.key(cursor));
    return slos.definitions().stream()
        .filter(this::wanted)
        .map(
            slo -> {
              Optional<Budget> budget = slos.budget(slo.name());
              return new Found(sort.key(budget), slo, budget);
            })
        .filter(found -> state == null || stateOf(found.budget()) == state)
        .filter(found -> after.isEmpty() || after.get().isBefore(found))
        .sorted(order)
        .limit(limit + 1L)
        .toList();
  }

  static BudgetState stateOf(Optional<Budget> budget) {
    return budget.map(Budget::state).orElse(BudgetState.UNMEASURED);
  }

  private boolean wanted(SloDefinition slo) {
    return (service == null || service.isEmpty() || slo.service().equals(service))
        && (text.isEmpty()
            || slo.name().toLowerCase(Locale.ROOT).contains(text)
            || slo.displayName().toLowerCase(Locale.ROOT).contains(text)
            || slo.service().toLowerCase(Locale.ROOT).contains(text))
        && labels.stream().allMatch(label -> carries(slo, label));
  }

  /** {@code key:value}, or {@code key} for any value. */
  private static boolean carries(SloDefinition slo, String label) {
    int colon = label.indexOf(':');
    String key = colon < 0 ? label : label.substring(0, colon);
    List<String> values = slo.labels().get(key);
    return values != null && (colon < 0 || values.contains(label.substring(colon + 1)));
  }

  private record Position(double key, String name) {
    static Optional<Position> of(Optional<String> cursor) {
      return cursor.map(
          text -> {
            int bar = text.indexOf('|');
            try {
              return new Position(
                  Double.parseDouble(text.substring(0, Math.max(bar, 0))),
                  text.substring(bar + 1));
            } catch (NumberFormatException e) {
              throw ApiException.badRequest("cursor is the value of 'next' of the page before.");
            }
          });
    }

    boolean isBefore(Found found) {
      int byKey = Double.compare(key, found.key());
      return byKey != 0 ? byKey < 0 : name.compareTo(found.slo().name()) < 0;
    }
  }
}
