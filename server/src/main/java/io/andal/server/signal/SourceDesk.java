package io.andal.server.signal;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.signal.KeptSlo;
import io.andal.signal.SignalSource;
import io.andal.signal.SloKeepingSource;
import io.andal.signal.SourceCheck;
import io.andal.signal.SourceFindings;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.WatchedIndicator;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import io.andal.slo.suggestion.TakenOver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Where sources are looked at for somebody: checks, suggestions, the SLOs that they keep. */
@Component
final class SourceDesk implements SourceInsight {
  private static final int AT_ONCE = 4;

  private final AndalRuntime runtime;
  private final Looks<SourceFindings> checks;
  private final Looks<List<Suggestion>> suggestions;
  private final Looks<List<KeptSlo>> slos;

  SourceDesk(AndalRuntime runtime) {
    this.runtime = runtime;
    Semaphore turns = new Semaphore(AT_ONCE);
    SourceCheck check = new SourceCheck(runtime.clock());
    this.checks = new Looks<>(source -> check.of(source, watched(source)), turns, runtime.clock());
    this.suggestions = new Looks<>(source -> suggesting(source).suggest(), turns, runtime.clock());
    this.slos = new Looks<>(source -> keeping(source).slos(), turns, runtime.clock());
  }

  /** The SLIs that read a source, with what the collector knows of them. */
  private List<WatchedIndicator> watched(SignalSource source) {
    List<WatchedIndicator> watched = new ArrayList<>();
    for (SloDefinition slo : runtime.slos().definitions()) {
      Duration window = Duration.ofMinutes(slo.window().maxMinutes());
      for (Member member : slo.members()) {
        if (member.indicator().source().equals(source.name())) {
          watched.add(
              new WatchedIndicator(
                  slo.name(),
                  member.indicator(),
                  window,
                  runtime.collector().failure(member.series())));
        }
      }
    }
    return watched;
  }

  /**
   * Checks a source.
   *
   * @throws ApiException 404 if there is none of this name; 503 if too much else is under way
   */
  Look<SourceFindings> check(String name, Duration wait) {
    return checks.look(source(name), Looks.FRESH, wait);
  }

  /**
   * Looks for SLIs.
   *
   * @throws ApiException 404, 422 if the source can't, 503 as of {@link #check}
   */
  Look<List<Suggestion>> suggestions(String name, Duration fresh, Duration wait) {
    SignalSource source = source(name);
    suggesting(source);
    return suggestions.look(source, fresh, wait);
  }

  /** Asks for the SLOs that the source's system keeps; fails as {@link #suggestions}. */
  Look<List<KeptSlo>> slos(String name, Duration fresh, Duration wait) {
    SignalSource source = source(name);
    keeping(source);
    return slos.look(source, fresh, wait);
  }

  /** The type of a source, as its document writes it. */
  String type(String name) {
    return source(name).type();
  }

  private SignalSource source(String name) {
    return runtime
        .collector()
        .source(name)
        .orElseThrow(() -> ApiException.notFound("data source '" + name + "'"));
  }

  private static SuggestingSource suggesting(SignalSource source) {
    if (source instanceof SuggestingSource able) {
      return able;
    }
    throw cannot(source, "can't tell what might be measured; write its SLIs by hand");
  }

  private static SloKeepingSource keeping(SignalSource source) {
    if (source instanceof SloKeepingSource able) {
      return able;
    }
    throw cannot(source, "keeps no SLOs that could be taken over");
  }

  private static ApiException cannot(SignalSource source, String what) {
    return new ApiException(
        422,
        "Unprocessable Content",
        "Data source '%s'%s %s."
            .formatted(
                source.name(), source.type().isEmpty() ? "" : " of type " + source.type(), what),
        Map.of());
  }

  @Override
  public Optional<Sight> sight(String name) {
    return runtime
        .collector()
        .source(name)
        .map(
            source ->
                new Sight(
                    checks.kept(source),
                    source instanceof SuggestingSource
                        ? Optional.of(suggestions.kept(source))
                        : Optional.empty(),
                    source instanceof SloKeepingSource
                        ? Optional.of(slos.kept(source))
                        : Optional.empty()));
  }

  @Override
  public Optional<TakenOver.Ours> ours(String source, KeptSlo kept, KeptSlo.Objective objective) {
    return TakenOver.of(source, runtime.workspace().current())
        .ours(kept, objective, runtime.slos());
  }
}
