package io.andal.server.signal;

import io.andal.server.AndalRuntime;
import io.andal.signal.SourceHealth;
import io.andal.signal.Suggestion;
import io.andal.slo.suggestion.MadeDocuments;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** SLOs that a source suggests, for pages about something else than the source. */
@Component
public final class SuggestedSlos {
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final AndalRuntime runtime;
  private final SourceDesk desk;
  private final DocumentMaking making;

  SuggestedSlos(AndalRuntime runtime, SourceDesk desk, DocumentMaking making) {
    this.runtime = runtime;
    this.desk = desk;
    this.making = making;
  }

  /** A source of a type, by name; empty if there is none. */
  public Optional<String> sourceOf(String type) {
    return runtime.collector().health().stream()
        .filter(source -> source.type().equals(type))
        .map(SourceHealth::source)
        .findFirst();
  }

  /**
   * What a source suggests.
   *
   * @throws io.andal.server.api.ApiException 404 if there is no such source, 422 if it can't
   *     suggest anything, 502 if it fails, 503 if it takes too long
   */
  public List<Suggestion> of(String source, Predicate<Suggestion> wanted) {
    Stream<Suggestion> all =
        DocumentMaking.result(desk.suggestions(source, Looks.FRESH, WAIT)).stream();
    return all.filter(wanted).toList();
  }

  /** Documents of chosen suggestions; fails as {@link #of}, and 400 if there is no such one. */
  public MadeDocuments documents(String source, List<String> ids) {
    return making.suggested(source, new HashSet<>(ids), OptionalDouble.empty());
  }
}
