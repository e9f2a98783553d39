package io.andal.server.device;

import io.andal.device.live.FleetState;
import io.andal.device.registry.DeviceCsv;
import io.andal.device.registry.DeviceStatus;
import io.andal.device.registry.EditOutcome;
import io.andal.device.registry.EditProblem;
import io.andal.device.registry.EditsRefused;
import io.andal.server.AndalRuntime;
import io.andal.server.security.Caller;
import io.andal.server.security.Permission;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A list of devices is uploaded: first it is shown what would change, then it is changed. */
@Controller
@RequestMapping("/fleets/{fleet}")
final class DeviceListPage {
  private static final int SHOWN = 100;

  private final AndalRuntime runtime;
  private final DeviceEditing editing;

  DeviceListPage(AndalRuntime runtime, DeviceEditing editing) {
    this.runtime = runtime;
    this.editing = editing;
  }

  /**
   * What the page shows.
   *
   * @param csv what was uploaded
   * @param answer what would change; empty before anything was uploaded
   * @param ready whether something would
   * @param more how many changes aren't shown; empty if none
   * @param problems why nothing can be changed, in English
   */
  record View(
      String name,
      String title,
      String href,
      String csv,
      String answer,
      boolean ready,
      List<Row> rows,
      String more,
      List<String> problems) {}

  /** What becomes of a device; {@code before} is empty if it wasn't known. */
  record Row(String id, String before, String after) {}

  @GetMapping("/list")
  String form(@PathVariable("fleet") String fleet, Model model, Voice voice, Authentication who) {
    return show(fleet, "", Optional.empty(), List.of(), model, voice, who);
  }

  /** Shows what would change, and changes nothing. */
  @PostMapping("/list")
  String preview(
      @PathVariable("fleet") String fleet,
      @RequestParam("csv") String csv,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      Model model,
      Voice voice,
      Authentication who) {
    try {
      EditOutcome outcome = edit(fleet, csv, true, caller, request);
      return show(fleet, csv, Optional.of(outcome), List.of(), model, voice, who);
    } catch (EditsRefused e) {
      return show(fleet, csv, Optional.empty(), e.problems(), model, voice, who);
    }
  }

  @PostMapping("/list/apply")
  String apply(
      @PathVariable("fleet") String fleet,
      @RequestParam("csv") String csv,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      Model model,
      Voice voice,
      Authentication who,
      RedirectAttributes flash) {
    try {
      EditOutcome outcome = edit(fleet, csv, false, caller, request);
      flash.addFlashAttribute(
          "done",
          voice.say(
              "fleet.list.done", voice.count(outcome.added()), voice.count(outcome.changed())));
      return "redirect:" + FleetWords.href(fleet);
    } catch (EditsRefused e) {
      return show(fleet, csv, Optional.empty(), e.problems(), model, voice, who);
    }
  }

  private EditOutcome edit(
      String fleet, String csv, boolean dryRun, Caller caller, HttpServletRequest request)
      throws EditsRefused {
    return editing.list(
        fleet, DeviceCsv.read(bytes(csv)), dryRun, DeviceListResource.who(caller, request));
  }

  @GetMapping("/devices.csv")
  void export(@PathVariable("fleet") String fleet, HttpServletResponse response, Voice voice)
      throws IOException {
    var _ = state(fleet, voice);
    DeviceListResource.write(runtime.fleets(), fleet, response);
  }

  private String show(
      String fleet,
      String csv,
      Optional<EditOutcome> outcome,
      List<EditProblem> problems,
      Model model,
      Voice voice,
      Authentication who) {
    FleetState state = state(fleet, voice);
    FleetWords words = new FleetWords(voice);
    List<Row> rows = new ArrayList<>();
    outcome.stream()
        .flatMap(each -> each.changes().stream())
        .limit(SHOWN)
        .forEach(
            change ->
                rows.add(
                    new Row(
                        change.id(),
                        change.before().map(before -> text(before, words)).orElse(""),
                        text(change.after(), words))));
    int more = outcome.map(EditOutcome::touched).orElse(0) - rows.size();
    model.addAttribute(
        "view",
        new View(
            fleet,
            state.spec().title(),
            FleetWords.href(fleet),
            csv,
            outcome.map(each -> answer(each, voice)).orElse(""),
            !rows.isEmpty(),
            rows,
            more > 0 ? voice.say("fleet.list.more", voice.count(more)) : "",
            problems.stream().map(EditProblem::toString).toList()));
    model.addAttribute("writer", mayWrite(who));
    return "device-list";
  }

  static boolean mayWrite(Authentication who) {
    return who.getAuthorities().stream()
        .anyMatch(each -> Permission.WRITE.name().equals(each.getAuthority()));
  }

  private static String answer(EditOutcome outcome, Voice voice) {
    return outcome.touched() == 0
        ? voice.say("fleet.list.nothing")
        : voice.say(
            "fleet.list.would",
            voice.count(outcome.added()),
            voice.count(outcome.changed()),
            voice.count(outcome.unchanged()));
  }

  private static String text(DeviceStatus status, FleetWords words) {
    List<String> parts = new ArrayList<>();
    parts.add(words.life(status));
    if (!status.attributes().isEmpty()) {
      parts.add(FleetWords.pairs(status.attributes()));
    }
    return String.join(" · ", parts);
  }

  private FleetState state(String fleet, Voice voice) {
    return runtime
        .fleets()
        .state(fleet)
        .orElseThrow(() -> new NotHere(voice.say("fleet.none", FleetsPage.cut(fleet))));
  }

  private static byte[] bytes(String csv) {
    return csv.getBytes(StandardCharsets.UTF_8);
  }
}
