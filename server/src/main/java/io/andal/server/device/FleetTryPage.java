package io.andal.server.device;

import io.andal.device.document.FleetDocuments;
import io.andal.device.document.FleetSpec;
import io.andal.device.live.TriedMessage;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.CapturedPayload;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.DeviceMessage;
import io.andal.server.AndalRuntime;
import io.andal.server.device.FleetsView.Figure;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentId;
import io.andal.workspace.DocumentVersion;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** A captured message is tried against a fleet's document, as it is or as it is going to be. */
@Controller
@RequestMapping("/fleets/{fleet}/try")
final class FleetTryPage {
  private static final int LONGEST_DOCUMENT = 200_000;

  private final AndalRuntime runtime;

  FleetTryPage(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * What the page shows.
   *
   * @param document its text, as it is tried
   * @param refusal why it isn't taken, in English; empty if it is
   * @param problems of the document, in English
   * @param facts what was read; empty if nothing was
   */
  record View(
      String name,
      String title,
      String href,
      String document,
      boolean topics,
      String topic,
      String payload,
      String encoding,
      String refusal,
      List<String> problems,
      List<Figure> facts) {
    View {
      problems = List.copyOf(problems);
      facts = List.copyOf(facts);
    }
  }

  /** What somebody wants to try. */
  record Trial(String document, String topic, String payload, String encoding) {}

  @GetMapping
  String form(@PathVariable("fleet") String fleet, Model model, Voice voice, Authentication who) {
    FleetSpec saved = saved(fleet, voice);
    Trial empty = new Trial(savedText(fleet), "", "", "text");
    return show(saved, empty, "", List.of(), List.of(), model, who);
  }

  /** Counts nothing and saves nothing. */
  @PostMapping
  String tried(
      @PathVariable("fleet") String fleet,
      @RequestParam("document") String document,
      @RequestParam(name = "topic", defaultValue = "") String topic,
      @RequestParam("payload") String payload,
      @RequestParam(name = "encoding", defaultValue = "text") String encoding,
      Model model,
      Voice voice,
      Authentication who) {
    FleetSpec saved = saved(fleet, voice);
    Trial trial = new Trial(document, topic.strip(), payload, encoding);
    Checked checked =
        runtime
            .workspace()
            .checker()
            .checkAgainst(
                runtime.workspace().current(),
                List.of(new SourceText("document", cut(document, LONGEST_DOCUMENT))));
    if (!checked.accepted()) {
      List<String> problems = checked.problems().stream().map(Problem::oneLine).toList();
      return show(saved, trial, "", problems, List.of(), model, who);
    }
    Optional<FleetSpec> changed =
        FleetDocuments.fleets(checked.documents()).stream()
            .filter(spec -> spec.name().equals(fleet))
            .findFirst();
    if (changed.isEmpty()) {
      return show(
          saved, trial, voice.say("fleet.try.other", fleet), List.of(), List.of(), model, who);
    }
    try {
      TriedMessage message =
          TriedMessage.of(
              changed.get(),
              trial.topic(),
              CapturedPayload.bytes(payload, encoding),
              voice.now().toEpochMilli());
      return show(changed.get(), trial, "", List.of(), facts(message, voice), model, who);
    } catch (BadMessageException e) {
      return show(changed.get(), trial, e.reason() + ".", List.of(), List.of(), model, who);
    }
  }

  private static String show(
      FleetSpec spec,
      Trial trial,
      String refusal,
      List<String> problems,
      List<Figure> facts,
      Model model,
      Authentication who) {
    model.addAttribute(
        "view",
        new View(
            spec.name(),
            spec.title(),
            FleetWords.href(spec.name()),
            trial.document(),
            spec.mqtt().isPresent(),
            trial.topic(),
            trial.payload(),
            trial.encoding(),
            refusal,
            problems,
            facts));
    model.addAttribute("writer", DeviceListPage.mayWrite(who));
    return "fleet-try";
  }

  private FleetSpec saved(String fleet, Voice voice) {
    return FleetDocuments.fleets(runtime.workspace().current()).stream()
        .filter(spec -> spec.name().equals(fleet))
        .findFirst()
        .orElseThrow(() -> new NotHere(voice.say("fleet.none", cut(fleet, 100))));
  }

  private String savedText(String fleet) {
    return runtime.workspace().history(new DocumentId(FleetDocuments.FLEET, fleet)).stream()
        .findFirst()
        .map(DocumentVersion::text)
        .orElse("");
  }

  private static List<Figure> facts(TriedMessage tried, Voice voice) {
    FleetWords words = new FleetWords(voice);
    List<Figure> facts = new ArrayList<>();
    facts.add(new Figure(voice.say("column.device"), tried.device()));
    switch (tried) {
      case TriedMessage.Connection connection ->
          facts.add(
              new Figure(
                  voice.say("column.state"),
                  connection.connected()
                      ? voice.say("fleet.online")
                      : voice.say("fleet.offline.because", words.word(connection.reason()))));
      case TriedMessage.Command(CommandEvent event) -> command(event, facts, voice);
      case TriedMessage.Telemetry(DeviceMessage message, long counted) ->
          telemetry(message, counted, facts, voice);
    }
    return facts;
  }

  private static void command(CommandEvent event, List<Figure> facts, Voice voice) {
    facts.add(new Figure(voice.say("fleet.try.command"), event.id()));
    event
        .sentMillis()
        .ifPresent(
            at ->
                facts.add(
                    new Figure(voice.say("fleet.try.sent"), Instant.ofEpochMilli(at).toString())));
    event
        .answeredMillis()
        .ifPresent(
            _ ->
                facts.add(
                    new Figure(
                        voice.say("fleet.try.answer"),
                        voice.say(event.ok() ? "fleet.try.good" : "fleet.try.bad"))));
  }

  private static void telemetry(
      DeviceMessage message, long counted, List<Figure> facts, Voice voice) {
    String none = voice.say("device.no-value");
    TriedJson read = TriedJson.of(new TriedMessage.Telemetry(message, counted));
    facts.add(
        new Figure(
            voice.say("fleet.try.time"),
            read.time() == null ? voice.say("fleet.try.received") : read.time().toString()));
    if (read.time() != null && counted != message.measuredMillis()) {
      facts.add(
          new Figure(voice.say("fleet.try.counted"), Instant.ofEpochMilli(counted).toString()));
    }
    facts.add(
        new Figure(
            voice.say("fleet.try.sequence"),
            read.sequence() == null ? none : read.sequence().toString()));
    facts.add(
        new Figure(
            voice.say("fleet.try.fault"),
            voice.say(message.fault() ? "fleet.try.yes" : "fleet.try.no")));
    read.attributes().forEach((name, value) -> facts.add(new Figure(name, value)));
    JsonMapper.shared()
        .readTree(message.values())
        .properties()
        .forEach(value -> facts.add(new Figure(value.getKey(), value.getValue().asString(none))));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
