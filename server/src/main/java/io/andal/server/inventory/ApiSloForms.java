package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.server.api.ApiException;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import io.andal.server.signal.SuggestedSlos;
import io.andal.server.web.Voice;
import io.andal.server.workspace.DocumentChanges;
import io.andal.signal.Suggestion;
import io.andal.slo.suggestion.MadeDocuments;
import io.andal.workspace.Applied;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes SLOs of what traffic says about an API. */
@Controller
@RequestMapping("/apis/{id}/slos")
final class ApiSloForms {
  /** The type of the data source that all traffic is. */
  private static final String TYPE = "Traffic";

  private final InventoryInsight insight;
  private final ApiHeads heads;
  private final SuggestedSlos slos;
  private final DocumentChanges changes;

  ApiSloForms(
      InventoryInsight insight, ApiHeads heads, SuggestedSlos slos, DocumentChanges changes) {
    this.insight = insight;
    this.heads = heads;
    this.slos = slos;
    this.changes = changes;
  }

  /**
   * What is proposed.
   *
   * @param yaml of the chosen, or of all
   */
  public record Proposed(List<Row> rows, String yaml) {
    public Proposed {
      rows = List.copyOf(rows);
    }

    /** One SLI that could be promised. */
    public record Row(String id, String title, String evidence, boolean chosen) {}
  }

  @PostMapping("/yaml")
  String propose(
      @PathVariable("id") String id,
      @RequestParam(name = "choose", defaultValue = "") List<String> choose,
      Model model,
      Voice voice,
      RedirectAttributes flash) {
    try {
      ApiEntry api = new ApiLookup(insight.inventory()).api(id);
      String source = source(voice);
      List<Suggestion> found = slos.of(source, of(api));
      if (found.isEmpty()) {
        flash.addFlashAttribute("problem", voice.say("api.slo.nothing"));
        return back(id);
      }
      List<String> ids = choose.isEmpty() ? found.stream().map(Suggestion::id).toList() : choose;
      MadeDocuments made = slos.documents(source, ids);
      return heads.show(
          id,
          "slos",
          "api-slos",
          model,
          voice,
          (_, _) ->
              model.addAttribute(
                  "view",
                  new Proposed(
                      found.stream().map(one -> row(one, ids)).toList(),
                      YamlText.write(made.documents()))));
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
      return back(id);
    }
  }

  @PostMapping("/documents")
  String write(
      @PathVariable("id") String id,
      @RequestParam(name = "choose", defaultValue = "") List<String> choose,
      Voice voice,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    if (choose.isEmpty()) {
      flash.addFlashAttribute("problem", voice.say("source.choose-one"));
      return back(id);
    }
    try {
      MadeDocuments made = slos.documents(source(voice), choose);
      Applied applied =
          changes.apply(
              caller,
              Origin.of(request),
              List.of(new SourceText("slos-" + id, YamlText.write(made.documents()))),
              "SLOs of API " + id,
              List.of(),
              false);
      if (applied.accepted()) {
        flash.addFlashAttribute("done", voice.say("source.written", made.documents().size()));
      } else {
        flash.addFlashAttribute(
            "problem", applied.problems().stream().findFirst().map(Problem::oneLine).orElse(""));
      }
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
    }
    return back(id);
  }

  private String source(Voice voice) {
    return slos.sourceOf(TYPE)
        .orElseThrow(
            () ->
                new ApiException(
                    422, "Unprocessable Content", voice.say("api.slo.no-source"), Map.of()));
  }

  private static Predicate<Suggestion> of(ApiEntry api) {
    return one ->
        one.service().equals(api.title())
            || one.service().equals(api.service().orElse(api.id()))
            || api.idsInTraffic().stream()
                .anyMatch(id -> one.service().equals(id) || one.id().startsWith(id + "/"));
  }

  private static Proposed.Row row(Suggestion one, List<String> chosen) {
    return new Proposed.Row(one.id(), one.title(), one.evidence(), chosen.contains(one.id()));
  }

  private static String back(String id) {
    return "redirect:" + ApiWords.href(id);
  }
}
