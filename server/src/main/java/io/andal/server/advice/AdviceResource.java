package io.andal.server.advice;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.signal.MinuteRange;
import io.andal.slo.SloDefinition;
import io.andal.slo.replay.Compared;
import io.andal.slo.replay.CountedHistory;
import io.andal.slo.replay.History;
import io.andal.slo.replay.Patience;
import io.andal.slo.replay.Replay;
import io.andal.slo.replay.Replayed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a changed SLO would have done over its history, and which target history suggests. */
@RestController
@RequestMapping("/api/v1/slos/{name}")
final class AdviceResource {
  static final int DEFAULT_DAYS = 90;
  static final int MOST_DAYS = 400;

  private final AndalRuntime runtime;
  private final ReplayDesk desk;
  private final Advices advices;
  private final Proposals proposals;

  AdviceResource(AndalRuntime runtime, ReplayDesk desk, Advices advices) {
    this.runtime = runtime;
    this.desk = desk;
    this.advices = advices;
    this.proposals = new Proposals(runtime);
  }

  /**
   * What is to be tried.
   *
   * @param document text of the changed SLO, and of other documents it needs, as YAML or JSON
   * @param target another target, in (0, 1)
   * @param days of history, 1 to 400
   */
  record ReplayRequest(
      @Nullable String document, @Nullable Double target, @Nullable Integer days) {}

  @PostMapping(value = "/replay", consumes = "application/json")
  ReplayJson replay(@PathVariable("name") String name, @RequestBody ReplayRequest body) {
    SloDefinition before = existing(name);
    int days = days(Objects.requireNonNullElse(body.days(), DEFAULT_DAYS));
    SloDefinition after = proposals.changed(before, body.document(), body.target());
    return ReplayJson.of(name, desk.run(patience -> compare(before, after, days, patience)));
  }

  private Compared compare(SloDefinition before, SloDefinition after, int days, Patience patience) {
    MinuteRange range = advices.range(before, days);
    History history =
        runtime
            .slos()
            .raw(before.name(), range)
            .map(blocks -> new History(range, blocks).withoutUnreadStart())
            .orElseThrow(() -> ApiException.notFound("SLO '" + before.name() + "'"));
    Replayed first = Replay.run(CountedHistory.of(before, history), patience);
    if (after.equals(before)) {
      return new Compared(first, first);
    }
    History other = Proposals.historyFor(after, before, history);
    return new Compared(first, Replay.run(CountedHistory.of(after, other), patience));
  }

  @GetMapping("/advice")
  AdviceJson advice(
      @PathVariable("name") String name,
      @RequestParam(name = "days", defaultValue = "" + DEFAULT_DAYS) int days) {
    return advices
        .advice(name, days(days))
        .map(AdviceJson::of)
        .orElseThrow(() -> ApiException.notFound("SLO '" + name + "'"));
  }

  private static int days(int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw ApiException.badRequest("days is from 1 to %d, not %d.".formatted(MOST_DAYS, days));
    }
    return days;
  }

  private SloDefinition existing(String name) {
    return runtime.slos().find(name).orElseThrow(() -> ApiException.notFound("SLO '" + name + "'"));
  }
}
