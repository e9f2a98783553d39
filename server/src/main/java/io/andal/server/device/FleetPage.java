package io.andal.server.device;

import io.andal.device.OfflineReason;
import io.andal.device.Presence;
import io.andal.device.document.DeviceLife;
import io.andal.device.live.FleetState;
import io.andal.device.live.Fleets;
import io.andal.device.store.DeviceRow;
import io.andal.device.store.FleetStore;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.server.device.FleetsView.Figure;
import io.andal.server.web.Badge;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.PresenceChart;
import io.andal.signal.MinuteRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What is known of one fleet, and which devices it has. */
@Controller
final class FleetPage {
  private static final int ROWS = 50;

  private final AndalRuntime runtime;

  FleetPage(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping("/fleets/{fleet}")
  String one(
      @PathVariable("fleet") String name,
      @RequestParam(name = "presence", required = false) @Nullable String presence,
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "after", required = false) @Nullable String after,
      Model model,
      Voice voice) {
    FleetState fleet =
        fleets()
            .state(name)
            .orElseThrow(() -> new NotHere(voice.say("fleet.none", FleetsPage.cut(name))));
    FleetWords words = new FleetWords(voice);
    Optional<Presence> only =
        Arrays.stream(Presence.values())
            .filter(each -> FleetJson.word(each).equals(presence))
            .findFirst();
    Optional<DeviceLife> life = Optional.ofNullable(state).flatMap(DeviceLife::spelled);
    List<DeviceRow> rows = fleets().store().devices(name, only, life, key(after), ROWS + 1);
    List<DeviceRow> shown = rows.size() > ROWS ? rows.subList(0, ROWS) : rows;
    List<PresenceChart.Column> columns =
        FleetHistory.of(fleets(), name, MinuteRange.minuteOf(voice.now()));
    String filter =
        only.map(each -> "presence=" + FleetJson.word(each) + "&").orElse("")
            + life.map(each -> "state=" + each.spelling() + "&").orElse("");
    model.addAttribute(
        "view",
        new FleetsView.Detail(
            FleetsPage.card(fleet, voice),
            "/api/v1/fleets/" + FleetWords.encoded(name),
            new PresenceChart(columns, voice.say("fleet.picture")).draw(voice),
            columns.reversed().stream()
                .filter(column -> column.expected() + column.unknown() > 0)
                .map(column -> span(column, voice))
                .toList(),
            reasons(name, words),
            filters(fleet, only, life, words),
            shown.stream().map(row -> row(name, row, words)).toList(),
            rows.size() > ROWS
                ? FleetWords.href(name)
                    + "?"
                    + filter
                    + "after="
                    + Page.cursor(shown.getLast().id())
                : "",
            FleetTargetPage.share(name, fleets().target(name), voice),
            FleetAlerts.ofFleet(runtime, name, voice),
            commands(fleet, voice)));
    return "fleet";
  }

  private static String commands(FleetState fleet, Voice voice) {
    int counted = fleet.commands().counted();
    return counted == 0
        ? ""
        : voice.say(
            "fleet.commands", voice.count(counted), voice.count(fleet.commands().succeeded()));
  }

  /** A cursor that somebody wrote by hand leads to the beginning. */
  private static String key(@Nullable String after) {
    try {
      return Page.key(after).orElse("");
    } catch (ApiException e) {
      return "";
    }
  }

  private static FleetsView.SpanRow span(PresenceChart.Column column, Voice voice) {
    return new FleetsView.SpanRow(
        voice.moment(MinuteRange.startOf(column.from())),
        voice.count(column.online()),
        voice.count(Math.max(0, column.expected() - column.online())),
        voice.count(column.unknown()));
  }

  private List<Figure> reasons(String fleet, FleetWords words) {
    List<Figure> reasons = new ArrayList<>();
    for (FleetStore.Count count : fleets().store().counts(fleet)) {
      if (count.presence() == Presence.OFFLINE && count.reason() != OfflineReason.NONE) {
        reasons.add(new Figure(words.word(count.reason()), words.voice().count(count.devices())));
      }
    }
    return reasons;
  }

  private static List<FleetsView.Filter> filters(
      FleetState fleet, Optional<Presence> only, Optional<DeviceLife> life, FleetWords words) {
    String href = FleetWords.href(fleet.name());
    List<FleetsView.Filter> filters = new ArrayList<>();
    filters.add(
        new FleetsView.Filter(
            href, words.voice().say("fleet.all"), only.isEmpty() && life.isEmpty()));
    for (Presence each : FleetsPage.SHOWN) {
      filters.add(
          new FleetsView.Filter(
              href + "?presence=" + FleetJson.word(each),
              words.word(each),
              only.filter(each::equals).isPresent()));
    }
    for (DeviceLife each : DeviceLife.values()) {
      if (each != DeviceLife.IN_SERVICE && fleet.lives().getOrDefault(each, 0) > 0) {
        filters.add(
            new FleetsView.Filter(
                href + "?state=" + each.spelling(),
                words.word(each),
                life.filter(each::equals).isPresent()));
      }
    }
    return filters;
  }

  private static FleetsView.DeviceRow row(String fleet, DeviceRow row, FleetWords words) {
    return new FleetsView.DeviceRow(
        row.id(),
        FleetWords.href(fleet, row.id()),
        row.life() == DeviceLife.IN_SERVICE
            ? words.badge(row.standing())
            : new Badge("unknown", "unknown", words.word(row.life())),
        words.ago(row.sinceMillis()),
        words.ago(row.seenMillis()),
        FleetWords.pairs(row.attributes()));
  }

  private Fleets fleets() {
    return runtime.fleets();
  }
}
