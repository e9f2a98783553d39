package io.andal.server.slo;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.server.api.Times;
import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.slo.Budget;
import io.andal.slo.BurnDown;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** SLOs, their budgets and slices. */
@RestController
@RequestMapping("/api/v1/slos")
final class SloResource {
  private static final Duration LONGEST_RANGE = Duration.ofDays(31);

  private final AndalRuntime runtime;

  SloResource(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping
  Page<SloJson> list(
      @RequestParam(name = "service", required = false) @Nullable String service,
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "q", required = false) @Nullable String text,
      @RequestParam(name = "label", required = false) @Nullable List<String> labels,
      @RequestParam(name = "sort", required = false) @Nullable String sort,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    int limit = Page.limit(asked, Page.LARGEST_LIMIT);
    List<SloQuery.Found> found =
        SloQuery.of(service, state, text, labels, sort).run(runtime.slos(), cursor, limit);
    boolean more = found.size() > limit;
    return new Page<>(
        found.stream().limit(limit).map(one -> json(one.slo(), one.budget())).toList(),
        more ? found.get(limit - 1).cursor() : null);
  }

  @GetMapping("/{name}")
  SloJson one(@PathVariable("name") String name) {
    SloDefinition slo = existing(name);
    return json(slo, runtime.slos().budget(name));
  }

  private SloJson json(SloDefinition slo, Optional<Budget> budget) {
    return SloJson.of(slo, budget, runtime.owners().ownerOfSlo(slo.name()));
  }

  @GetMapping("/{name}/budget")
  BudgetJson budget(
      @PathVariable("name") String name,
      @RequestParam(name = "at", required = false) @Nullable String at) {
    existing(name);
    Optional<Budget> budget =
        at == null || at.isEmpty()
            ? runtime.slos().budget(name)
            : runtime.slos().budgetAt(name, MinuteRange.minuteOf(Times.parse("at", at)));
    return BudgetJson.of(
        budget.orElseThrow(() -> ApiException.notFound("budget of SLO '" + name + "' yet")));
  }

  @GetMapping("/{name}/slices")
  Slices slices(
      @PathVariable("name") String name,
      @RequestParam(name = "from", required = false) @Nullable String from,
      @RequestParam(name = "to", required = false) @Nullable String to) {
    existing(name);
    Instant end = Times.parseOr("to", to, runtime.clock().instant());
    Instant start = Times.parseOr("from", from, end.minus(Duration.ofHours(1)));
    if (start.isAfter(end)) {
      throw ApiException.badRequest("from is not after to.");
    }
    if (Duration.between(start, end).compareTo(LONGEST_RANGE) > 0) {
      throw ApiException.badRequest(
          "A range has at most %d days; ask in parts.".formatted(LONGEST_RANGE.toDays()));
    }
    MinuteRange range = MinuteRange.of(start, end);
    return new Slices(
        name,
        range.start(),
        range.end(),
        runtime.slos().slices(name, range).stream().map(SliceJson::of).toList());
  }

  @GetMapping("/{name}/burn-down")
  BurnDownJson burnDown(
      @PathVariable("name") String name,
      @RequestParam(name = "steps", defaultValue = "120") int steps) {
    existing(name);
    if (steps < 1 || steps > 2_000) {
      throw ApiException.badRequest("steps is from 1 to 2000, not " + steps + ".");
    }
    return BurnDownJson.of(
        name,
        runtime
            .slos()
            .burnDown(name, steps)
            .orElseThrow(() -> ApiException.notFound("burn-down of SLO '" + name + "' yet")));
  }

  private SloDefinition existing(String name) {
    return runtime
        .slos()
        .find(name)
        .orElseThrow(() -> ApiException.notFound("SLO '" + name + "'"));
  }

  /** Half-open; minutes that were never read are left out. */
  record Slices(String slo, Instant from, Instant to, List<SliceJson> items) {
    Slices {
      items = List.copyOf(items);
    }
  }

  /**
   * @param minute its start
   * @param good events
   */
  record SliceJson(Instant minute, double good, double total, String quality) {
    static SliceJson of(Slice slice) {
      return new SliceJson(
          Times.ofMinute(slice.minute()),
          (double) slice.good() / Slice.SCALE,
          (double) slice.total() / Slice.SCALE,
          slice.quality().name().toLowerCase(Locale.ROOT));
    }
  }

  /** The budget over its window. */
  record BurnDownJson(String slo, BudgetJson.Span window, List<Point> points) {
    BurnDownJson {
      points = List.copyOf(points);
    }

    /**
     * @param at the end of the step
     */
    record Point(Instant at, double remaining, BudgetJson.Sum sum) {}

    static BurnDownJson of(String slo, BurnDown burnDown) {
      return new BurnDownJson(
          slo,
          new BudgetJson.Span(burnDown.window().start(), burnDown.window().end()),
          burnDown.points().stream()
              .map(
                  point ->
                      new Point(
                          Times.ofMinute(point.minute()),
                          point.remaining(),
                          BudgetJson.Sum.of(point.sum())))
              .toList());
    }
  }
}
