package io.andal.server.signal;

import io.andal.server.api.ApiException;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import io.andal.server.web.Voice;
import io.andal.server.workspace.DocumentChanges;
import io.andal.slo.suggestion.MadeDocuments;
import io.andal.workspace.Applied;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms of a source's page: look, and make documents of what was found. */
@Controller
@RequestMapping("/sources/{name}")
final class SourceForms {
  /** Most looks end before anybody wonders; longer ones go on while the page tells so. */
  private static final Duration GLANCE = Duration.ofMillis(1_500);

  private final SourceDesk desk;
  private final DocumentMaking making;
  private final DocumentChanges changes;

  SourceForms(SourceDesk desk, DocumentMaking making, DocumentChanges changes) {
    this.desk = desk;
    this.making = making;
    this.changes = changes;
  }

  @PostMapping("/check")
  String check(@PathVariable("name") String name, RedirectAttributes flash) {
    return looked(name, "check", flash, () -> desk.check(name, GLANCE));
  }

  @PostMapping("/suggestions")
  String suggestions(@PathVariable("name") String name, RedirectAttributes flash) {
    return looked(name, "suggestions", flash, () -> desk.suggestions(name, Looks.FRESH, GLANCE));
  }

  @PostMapping("/slos")
  String slos(@PathVariable("name") String name, RedirectAttributes flash) {
    return looked(name, "slos", flash, () -> desk.slos(name, Looks.FRESH, GLANCE));
  }

  private static String looked(String name, String part, RedirectAttributes flash, Runnable look) {
    try {
      look.run();
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
    }
    return back(name, part);
  }

  private static String back(String name, String part) {
    return "redirect:/sources/" + name + "#" + part;
  }

  @PostMapping("/suggestions/yaml")
  String suggestedYaml(
      @PathVariable("name") String name,
      @RequestParam(name = "choose", defaultValue = "") List<String> choose,
      Voice voice,
      Model model,
      RedirectAttributes flash) {
    return shown(name, "suggestions", choose, voice, model, flash, () -> suggested(name, choose));
  }

  @PostMapping("/slos/yaml")
  String keptYaml(
      @PathVariable("name") String name,
      @RequestParam(name = "choose", defaultValue = "") List<String> choose,
      @RequestParam(name = "timeZone", defaultValue = "UTC") String timeZone,
      Voice voice,
      Model model,
      RedirectAttributes flash) {
    return shown(
        name,
        "slos",
        choose,
        voice,
        model,
        flash,
        () -> making.kept(name, new HashSet<>(choose), true, timeZone));
  }

  @PostMapping("/suggestions/documents")
  String writeSuggested(
      @PathVariable("name") String name,
      @RequestParam(name = "choose", defaultValue = "") List<String> choose,
      Voice voice,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    return written(
        name, "suggestions", choose, voice, caller, request, flash, () -> suggested(name, choose));
  }

  @PostMapping("/slos/documents")
  String writeKept(
      @PathVariable("name") String name,
      @RequestParam(name = "choose", defaultValue = "") List<String> choose,
      @RequestParam(name = "timeZone", defaultValue = "UTC") String timeZone,
      @RequestParam(name = "lossy", defaultValue = "false") boolean lossy,
      Voice voice,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    return written(
        name,
        "slos",
        choose,
        voice,
        caller,
        request,
        flash,
        () -> making.kept(name, new HashSet<>(choose), lossy, timeZone));
  }

  private MadeDocuments suggested(String name, List<String> choose) {
    return making.suggested(name, new HashSet<>(choose), OptionalDouble.empty());
  }

  /** Makes documents of a choice. */
  private interface Making {
    MadeDocuments make();
  }

  private static String shown(
      String name,
      String part,
      List<String> choose,
      Voice voice,
      Model model,
      RedirectAttributes flash,
      Making making) {
    if (choose.isEmpty()) {
      flash.addFlashAttribute("problem", voice.say("source.choose-one"));
      return back(name, part);
    }
    try {
      MadeDocuments made = making.make();
      model.addAttribute("name", name);
      model.addAttribute("part", part);
      model.addAttribute("yaml", YamlText.write(made.documents()));
      model.addAttribute("notes", made.notes().stream().map(MadeDocuments.Note::text).toList());
      return "source-yaml";
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
      return back(name, part);
    }
  }

  private String written(
      String name,
      String part,
      List<String> choose,
      Voice voice,
      Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash,
      Making making) {
    if (choose.isEmpty()) {
      flash.addFlashAttribute("problem", voice.say("source.choose-one"));
      return back(name, part);
    }
    try {
      MadeDocuments made = making.make();
      flash.addFlashAttribute(
          "notes", made.notes().stream().map(MadeDocuments.Note::text).toList());
      if (!made.accepted()) {
        flash.addFlashAttribute("problem", voice.say("source.not-accepted"));
      } else if (!made.documents().isEmpty()) {
        apply(name, part, made, voice, caller, request, flash);
      }
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
    }
    return back(name, part);
  }

  private void apply(
      String name,
      String part,
      MadeDocuments made,
      Voice voice,
      Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    Applied applied =
        changes.apply(
            caller,
            Origin.of(request),
            List.of(new SourceText(part, YamlText.write(made.documents()))),
            "from data source " + name,
            List.of(),
            false);
    if (applied.accepted()) {
      flash.addFlashAttribute("done", voice.say("source.written", made.documents().size()));
    } else {
      flash.addFlashAttribute(
          "problem", applied.problems().stream().findFirst().map(Problem::oneLine).orElse(""));
    }
  }
}
