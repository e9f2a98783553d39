package io.andal.server.signal;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.signal.KeptSlo;
import io.andal.signal.SourceFailure;
import io.andal.signal.Suggestion;
import io.andal.slo.suggestion.KeptSloDocuments;
import io.andal.slo.suggestion.MadeDocuments;
import io.andal.slo.suggestion.SuggestedDocuments;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes documents of what was found at a source and chosen by somebody. */
@Component
final class DocumentMaking {
  /** As long as the looks of the sources themselves may take. */
  static final Duration WAIT = Duration.ofSeconds(50);

  /** Who chose from a list means that list. */
  private static final Duration CHOSEN_FROM = Duration.ofHours(1);

  private final AndalRuntime runtime;
  private final SourceDesk desk;

  DocumentMaking(AndalRuntime runtime, SourceDesk desk) {
    this.runtime = runtime;
    this.desk = desk;
  }

  /**
   * SLOs of suggestions.
   *
   * @param choose ids; empty for all
   * @throws ApiException 400 if there is no such suggestion, and as of {@link SourceDesk}
   */
  MadeDocuments suggested(String source, Set<String> choose, OptionalDouble target) {
    if (target.isPresent() && !(target.getAsDouble() > 0 && target.getAsDouble() < 1)) {
      throw ApiException.badRequest(
          "target is a share between 0 and 1, such as 0.995, not %s."
              .formatted(target.getAsDouble()));
    }
    List<Suggestion> chosen =
        chosen(
            result(desk.suggestions(source, CHOSEN_FROM, WAIT)),
            choose,
            Suggestion::id,
            "suggestion");
    return SuggestedDocuments.of(
        chosen, source, desk.type(source), runtime.workspace().current(), target);
  }

  /**
   * SLOs that the system keeps.
   *
   * @param choose ids; empty for all
   * @throws ApiException 400 if there is no such SLO or zone, and as of {@link SourceDesk}
   */
  MadeDocuments kept(String source, Set<String> choose, boolean lossy, String timeZone) {
    ZoneId zone = zone(timeZone);
    List<KeptSlo> chosen =
        chosen(result(desk.slos(source, CHOSEN_FROM, WAIT)), choose, KeptSlo::id, "SLO");
    return KeptSloDocuments.of(
        chosen,
        runtime.workspace().current(),
        new KeptSloDocuments.Wish(
            source,
            desk.type(source),
            zone,
            LocalDate.ofInstant(runtime.clock().instant(), zone),
            lossy));
  }

  private static ZoneId zone(String timeZone) {
    try {
      return ZoneId.of(timeZone.isBlank() ? "UTC" : timeZone);
    } catch (DateTimeException e) {
      throw ApiException.badRequest(
          "'%s' is not a time zone; write an IANA name like Asia/Jakarta.".formatted(timeZone));
    }
  }

  private static <T> List<T> chosen(
      List<T> all, Set<String> choose, Function<T, String> id, String what) {
    if (choose.isEmpty()) {
      return all;
    }
    Set<String> missing = new HashSet<>(choose);
    all.forEach(one -> missing.remove(id.apply(one)));
    if (!missing.isEmpty()) {
      throw ApiException.badRequest(
          "There is no %s '%s'; ask for the list again."
              .formatted(what, missing.iterator().next()));
    }
    return all.stream().filter(one -> choose.contains(id.apply(one))).toList();
  }

  /**
   * What a look found.
   *
   * @throws ApiException 502 if the source failed; 503 if it takes too long
   */
  static <T> T result(Look<T> look) {
    if (look.failure().isPresent()) {
      SourceFailure failure = look.failure().get();
      throw new ApiException(
          502, "Bad Gateway", failure.message() + " " + failure.remedy(), Map.of());
    }
    if (look.runningSince().isPresent() || look.result().isEmpty()) {
      throw new ApiException(
          503,
          "Service Unavailable",
          "The source is still being looked at; ask again in a few seconds.",
          Map.of());
    }
    return look.result().get();
  }
}
