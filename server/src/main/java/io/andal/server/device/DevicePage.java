package io.andal.server.device;

import io.andal.device.DeviceFacts;
import io.andal.device.document.DeviceLife;
import io.andal.device.live.SeenDevice;
import io.andal.device.store.PresenceChange;
import io.andal.server.AndalRuntime;
import io.andal.server.device.FleetsView.Figure;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.PresenceChart;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** What is known of one device. */
@Controller
final class DevicePage {
  private static final int CHANGES = 50;
  private static final int MINUTES = 384;

  private final AndalRuntime runtime;

  DevicePage(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping("/fleets/{fleet}/devices/{device}")
  String device(
      @PathVariable("fleet") String fleet,
      @PathVariable("device") String id,
      Model model,
      Voice voice,
      Authentication who) {
    SeenDevice device =
        runtime.fleets().device(fleet, id).orElseThrow(() -> new NotHere(voice.say("device.none")));
    FleetWords words = new FleetWords(voice);
    model.addAttribute(
        "view",
        new FleetsView.Device(
            runtime.fleets().state(fleet).map(state -> state.spec().title()).orElse(fleet),
            FleetWords.href(fleet),
            id,
            FleetWords.href(fleet, id),
            "/api/v1" + FleetWords.href(fleet, id),
            words.badge(device.standing()),
            device.standing().flapping() ? voice.say("device.flapping") : "",
            facts(device, words),
            values(device, voice),
            new PresenceChart(columns(device), voice.say("device.picture")).draw(voice),
            runtime.fleets().store().changes(fleet, id, CHANGES).stream()
                .map(change -> change(change, words))
                .toList(),
            tokens(fleet, id, voice),
            edit(fleet, device, voice),
            FleetAlerts.ofDevice(
                runtime,
                device,
                runtime
                    .fleets()
                    .state(fleet)
                    .map(state -> state.spec().groupBy())
                    .orElse(List.of()),
                voice)));
    model.addAttribute("writer", DeviceListPage.mayWrite(who));
    return "device";
  }

  private List<FleetsView.TokenRow> tokens(String fleet, String id, Voice voice) {
    return runtime.fleets().tokens().of(fleet, id).stream()
        .filter(token -> token.revokedAt().isEmpty())
        .map(
            token ->
                new FleetsView.TokenRow(
                    token.id(), voice.moment(token.createdAt()), token.createdBy()))
        .toList();
  }

  private FleetsView.Edit edit(String fleet, SeenDevice device, Voice voice) {
    FleetWords words = new FleetWords(voice);
    return new FleetsView.Edit(
        runtime.fleets().registry().listed(fleet, device.id()).orElse(""),
        "/documents/Fleet/" + FleetWords.encoded(fleet),
        Arrays.stream(DeviceLife.values())
            .map(
                life ->
                    new FleetsView.Choice(
                        life.spelling(), words.word(life), life == device.status().life()))
            .toList(),
        device
            .status()
            .until()
            .map(
                until ->
                    until
                        .atZone(voice.zone())
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString())
            .orElse(""),
        voice.zoneName(voice.now()),
        device.status().attributes().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n")));
  }

  private static List<Figure> facts(SeenDevice device, FleetWords words) {
    Voice voice = words.voice();
    List<Figure> facts = new ArrayList<>();
    facts.add(new Figure(voice.say("device.life"), words.life(device.status())));
    facts.add(new Figure(voice.say("device.since"), words.ago(device.sinceMillis())));
    facts.add(new Figure(voice.say("device.seen"), words.ago(device.facts().lastSeenMillis())));
    facts.add(new Figure(voice.say("device.clock"), words.clock(device.facts().clockSeconds())));
    if (device.attained() >= 0) {
      facts.add(
          new Figure(
              voice.say("device.attained"), FleetTargetPage.ratio(device.attained(), voice)));
    }
    device.status().attributes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> facts.add(new Figure(entry.getKey(), entry.getValue())));
    return facts;
  }

  private static List<Figure> values(SeenDevice device, Voice voice) {
    List<Figure> values = new ArrayList<>();
    String json = device.values().isEmpty() ? "{}" : device.values();
    JsonMapper.shared()
        .readTree(json)
        .properties()
        .forEach(
            entry ->
                values.add(
                    new Figure(
                        entry.getKey(), entry.getValue().asString(voice.say("device.no-value")))));
    return values;
  }

  /** A minute is full where the device was connected or measured something. */
  private static List<PresenceChart.Column> columns(SeenDevice device) {
    DeviceFacts facts = device.facts();
    List<PresenceChart.Column> columns = new ArrayList<>();
    if (facts.sinceMinute() == 0) {
      return columns;
    }
    for (int i = 0; i < MINUTES; i++) {
      long minute = facts.firstMinute() + i;
      boolean counts = minute >= facts.sinceMinute();
      boolean online = facts.measured().get(i) || facts.connected().get(i);
      boolean unheard = facts.unheard().get(i) && !online;
      columns.add(
          new PresenceChart.Column(
              minute,
              minute + 1,
              counts && online ? 1 : 0,
              counts && !unheard ? 1 : 0,
              counts && unheard ? 1 : 0));
    }
    return columns;
  }

  private static FleetsView.ChangeRow change(PresenceChange change, FleetWords words) {
    return new FleetsView.ChangeRow(
        words.voice().moment(Instant.ofEpochMilli(change.atMillis())),
        words.badge(change.now()),
        change.now().flapping() ? words.voice().say("device.flapping") : "");
  }
}
