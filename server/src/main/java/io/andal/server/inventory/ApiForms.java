package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.Inventory;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import io.andal.server.web.Links;
import io.andal.server.web.Voice;
import io.andal.server.workspace.DocumentChanges;
import io.andal.specification.Format;
import io.andal.workspace.Applied;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** The forms of an API's pages: owners, descriptions, and which entries are one. */
@Controller
@RequestMapping("/apis/{id}")
final class ApiForms {
  /** A longer description stays where it is; the document only says where. */
  private static final int COPIED = 400_000;

  private final InventoryInsight insight;
  private final InventoryDesk desk;
  private final DocumentChanges changes;
  private final AndalRuntime runtime;

  ApiForms(
      InventoryInsight insight, InventoryDesk desk, DocumentChanges changes, AndalRuntime runtime) {
    this.insight = insight;
    this.desk = desk;
    this.changes = changes;
    this.runtime = runtime;
  }

  @PostMapping("/merge")
  String merge(
      @PathVariable("id") String id,
      @RequestParam("other") String other,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      Voice voice,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    return decided(
        id,
        voice.say("api.merged", ApiWords.cut(other.strip(), 100)),
        flash,
        () -> desk.merge(caller, Origin.of(request), id, List.of(other.strip()), reason));
  }

  @PostMapping("/split")
  String split(
      @PathVariable("id") String id,
      @RequestParam("catalog") String catalog,
      @RequestParam("key") String key,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      Voice voice,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    return decided(
        id,
        voice.say("api.was-split"),
        flash,
        () -> desk.split(caller, Origin.of(request), id, catalog, key, reason));
  }

  private static String decided(
      String id, String done, RedirectAttributes flash, Supplier<String> decision) {
    try {
      String stays = decision.get();
      flash.addFlashAttribute("done", done);
      return "redirect:" + ApiWords.href(stays);
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
      return "redirect:" + ApiWords.href(id);
    }
  }

  @PostMapping("/owner")
  String owner(
      @PathVariable("id") String id,
      @RequestParam("owner") String owner,
      @RequestParam(name = "lifecycle", defaultValue = "") String lifecycle,
      Voice voice,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    try {
      ApiEntry api = new ApiLookup(insight.inventory()).api(id);
      ObjectNode document =
          ApiDocument.with(
              api,
              documents(),
              new ApiDocument.Wish(
                  "",
                  owner.strip(),
                  lifecycle.isEmpty() ? api.lifecycle().word() : lifecycle,
                  api.format().map(ApiDocument::type).orElse("openapi"),
                  ""));
      define(api, document);
      apply(id, document, "owner of API " + id, voice, caller, request, flash);
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
    }
    return "redirect:" + ApiWords.href(id);
  }

  /** A document needs a definition; what is known of the API is it. */
  private void define(ApiEntry api, ObjectNode document) {
    ObjectNode spec = (ObjectNode) document.path("spec");
    if (!spec.path("definition").isMissingNode()) {
      return;
    }
    Inventory inventory = insight.inventory();
    Optional<String> known =
        api.latest().isEmpty()
            ? Optional.empty()
            : inventory.text(api.id(), api.latest()).filter(text -> !text.isBlank());
    if (known.isPresent() && known.get().length() <= COPIED) {
      spec.put("definition", known.get());
      return;
    }
    Optional<URI> link =
        api.places().stream()
            .flatMap(place -> place.link().stream())
            .filter(uri -> Links.isWeb(uri.toString()))
            .findFirst();
    if (link.isPresent()) {
      spec.putObject("definition").put("$text", link.get().toString());
      return;
    }
    String text =
        insight
            .proposedDescription(api)
            .orElseThrow(
                () ->
                    new ApiException(
                        422,
                        "Unprocessable Content",
                        "Nothing is known of API '%s' that a document could hold; write one by hand."
                            .formatted(api.id()),
                        Map.of()));
    spec.put("definition", text);
  }

  @PostMapping("/describe")
  String describe(
      @PathVariable("id") String id,
      @RequestParam(name = "title", defaultValue = "") String title,
      @RequestParam("owner") String owner,
      @RequestParam("lifecycle") String lifecycle,
      @RequestParam("definition") String definition,
      Voice voice,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    boolean written = false;
    try {
      ApiEntry api = new ApiLookup(insight.inventory()).api(id);
      if (owner.isBlank() || definition.isBlank()) {
        throw ApiException.badRequest("An owner and a description are needed.");
      }
      ObjectNode document =
          ApiDocument.with(
              api,
              documents(),
              new ApiDocument.Wish(
                  title.strip(),
                  owner.strip(),
                  lifecycle,
                  ApiDocument.type(Format.OPENAPI),
                  definition.replace("\r\n", "\n")));
      written = apply(id, document, "description of API " + id, voice, caller, request, flash);
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
    }
    if (!written) {
      // What was typed must not be lost because something in it is wrong.
      flash.addFlashAttribute("typed", definition);
    }
    return "redirect:" + ApiWords.href(id) + (written ? "" : "/describe");
  }

  private Documents documents() {
    return runtime.workspace().current();
  }

  private boolean apply(
      String id,
      ObjectNode document,
      String change,
      Voice voice,
      Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    Applied applied =
        changes.apply(
            caller,
            Origin.of(request),
            List.of(new SourceText("api-" + id, YamlText.write(document))),
            change,
            List.of(),
            false);
    if (applied.accepted()) {
      flash.addFlashAttribute("done", voice.say("source.written", 1));
    } else {
      flash.addFlashAttribute(
          "problem", applied.problems().stream().findFirst().map(Problem::oneLine).orElse(""));
    }
    return applied.accepted();
  }
}
