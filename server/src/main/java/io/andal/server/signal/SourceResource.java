package io.andal.server.signal;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.signal.SeriesId;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceHealth;
import io.andal.signal.remotewrite.WriterHealth;
import io.andal.slo.SloDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Data sources and how they are. */
@RestController
final class SourceResource {
  private final AndalRuntime runtime;
  private final BudgetWriting writing;

  SourceResource(AndalRuntime runtime, BudgetWriting writing) {
    this.runtime = runtime;
    this.writing = writing;
  }

  @GetMapping("/api/v1/sources")
  Page<SourceJson> list() {
    return new Page<>(runtime.collector().health().stream().map(this::json).toList(), null);
  }

  @GetMapping("/api/v1/sources/{name}")
  SourceJson one(@PathVariable("name") String name) {
    return runtime.collector().health().stream()
        .filter(health -> health.source().equals(name))
        .findFirst()
        .map(this::json)
        .orElseThrow(() -> ApiException.notFound("data source '" + name + "'"));
  }

  private SourceJson json(SourceHealth health) {
    return SourceJson.of(
        health,
        health.waits().stream().map(this::json).toList(),
        writing.health().stream()
            .filter(writer -> writer.source().equals(health.source()))
            .findFirst()
            .map(WritingJson::of)
            .orElse(null));
  }

  private WaitJson json(SourceHealth.Wait wait) {
    Set<SeriesId> series = Set.copyOf(wait.series());
    List<String> slos =
        runtime.slos().definitions().stream()
            .filter(slo -> slo.members().stream().anyMatch(one -> series.contains(one.series())))
            .map(SloDefinition::name)
            .sorted()
            .toList();
    return new WaitJson(FailureJson.of(wait.failure()), slos, wait.count());
  }

  /** How a source is, in plain words. */
  record SourceJson(
      String name,
      String type,
      String state,
      String identity,
      @Nullable Instant lastSuccess,
      @Nullable Instant failingSince,
      @Nullable FailureJson lastFailure,
      int indicators,
      int waiting,
      List<WaitJson> waits,
      @Nullable WritingJson remoteWrite) {

    static SourceJson of(
        SourceHealth health, List<WaitJson> waits, @Nullable WritingJson remoteWrite) {
      return new SourceJson(
          health.source(),
          health.type(),
          health.state().name().toLowerCase(Locale.ROOT),
          health.identity(),
          health.lastSuccess().orElse(null),
          health.failingSince().orElse(null),
          health.lastFailure().map(FailureJson::of).orElse(null),
          health.indicators(),
          health.waiting(),
          waits,
          remoteWrite);
    }
  }

  /**
   * Why some SLIs wait.
   *
   * @param slos those that the first hundred of the SLIs are of
   * @param count all SLIs that wait for this reason
   */
  record WaitJson(FailureJson failure, List<String> slos, int count) {}

  /** How the writing of budgets to it goes; samples since the server's start. */
  record WritingJson(
      @Nullable Instant lastSent,
      @Nullable Instant failingSince,
      @Nullable FailureJson lastFailure,
      long sent,
      long dropped,
      long waiting) {
    static WritingJson of(WriterHealth health) {
      return new WritingJson(
          health.lastSent().orElse(null),
          health.failingSince().orElse(null),
          health.lastFailure().map(FailureJson::of).orElse(null),
          health.sent(),
          health.dropped(),
          health.waiting());
    }
  }

  /** What went wrong, and what to look at. */
  record FailureJson(String cause, String message, String remedy) {
    static FailureJson of(SourceFailure failure) {
      return new FailureJson(
          failure.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          failure.message(),
          failure.remedy());
    }
  }
}
