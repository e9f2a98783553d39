package io.andal.server.signal;

import io.andal.server.AndalRuntime;
import io.andal.server.api.Page;
import io.andal.server.signal.SourceLookJson.CheckJson;
import io.andal.server.signal.SourceLookJson.KeptSloJson;
import io.andal.server.signal.SourceLookJson.MadeJson;
import io.andal.server.signal.SourceLookJson.SuggestionJson;
import io.andal.slo.suggestion.SuggestedDocuments;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sources looked at: checked, asked what might be measured, and which SLOs they keep. */
@RestController
@RequestMapping("/api/v1/sources/{name}")
final class SourceLookResource {
  private final AndalRuntime runtime;
  private final SourceDesk desk;
  private final DocumentMaking making;

  SourceLookResource(AndalRuntime runtime, SourceDesk desk, DocumentMaking making) {
    this.runtime = runtime;
    this.desk = desk;
    this.making = making;
  }

  @PostMapping("/check")
  CheckJson check(@PathVariable("name") String name) {
    return CheckJson.of(DocumentMaking.result(desk.check(name, DocumentMaking.WAIT)));
  }

  @GetMapping("/suggestions")
  Page<SuggestionJson> suggestions(
      @PathVariable("name") String name,
      @RequestParam(name = "service", defaultValue = "") String service,
      @RequestParam(name = "aspect", defaultValue = "") String aspect) {
    Map<String, String> taken = SuggestedDocuments.taken(name, runtime.workspace().current());
    return new Page<>(
        DocumentMaking.result(desk.suggestions(name, Looks.FRESH, DocumentMaking.WAIT)).stream()
            .filter(one -> service.isEmpty() || one.service().equals(service))
            .filter(one -> aspect.isEmpty() || SourceLookJson.word(one.aspect()).equals(aspect))
            .map(one -> SuggestionJson.of(one, desk.type(name), taken.get(one.id())))
            .toList(),
        null);
  }

  /**
   * What to make documents of.
   *
   * @param choose ids; all if left out
   */
  record SuggestedChoice(@Nullable List<String> choose, @Nullable Double target) {}

  @PostMapping("/suggestions/documents")
  MadeJson suggested(@PathVariable("name") String name, @RequestBody SuggestedChoice choice) {
    Double target = choice.target();
    return MadeJson.of(
        making.suggested(
            name,
            ids(choice.choose()),
            target == null ? OptionalDouble.empty() : OptionalDouble.of(target)));
  }

  @GetMapping("/slos")
  Page<KeptSloJson> slos(@PathVariable("name") String name) {
    return new Page<>(
        DocumentMaking.result(desk.slos(name, Looks.FRESH, DocumentMaking.WAIT)).stream()
            .map(kept -> KeptSloJson.of(kept, objective -> desk.ours(name, kept, objective)))
            .toList(),
        null);
  }

  /**
   * What to make documents of.
   *
   * @param choose ids; all if left out
   * @param lossy whether what can't be carried over may be left out
   * @param timeZone whose calendar counts; UTC if left out
   */
  record KeptChoice(
      @Nullable List<String> choose, @Nullable Boolean lossy, @Nullable String timeZone) {}

  @PostMapping("/slos/documents")
  MadeJson kept(@PathVariable("name") String name, @RequestBody KeptChoice choice) {
    return MadeJson.of(
        making.kept(
            name,
            ids(choice.choose()),
            Boolean.TRUE.equals(choice.lossy()),
            choice.timeZone() == null ? "" : choice.timeZone()));
  }

  private static Set<String> ids(@Nullable List<String> choose) {
    return choose == null ? Set.of() : new HashSet<>(choose);
  }
}
