package io.andal.server.device;

import io.andal.device.OfflineReason;
import io.andal.device.Presence;
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
import io.andal.server.web.chart.Gauges;
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

/** What is happening to the devices? */
@Controller
final class FleetsPage {
  /** In the order in which people ask. */
  private static final List<Presence> SHOWN =
      List.of(Presence.ONLINE, Presence.OFFLINE, Presence.UNKNOWN, Presence.NEVER_SEEN);

  private static final int ROWS = 50;

  private final AndalRuntime runtime;

  FleetsPage(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping("/fleets")
  String list(Model model, Voice voice) {
    List<FleetState> fleets = fleets().states();
    long offline = fleets.stream().mapToLong(fleet -> count(fleet, Presence.OFFLINE)).sum();
    long deaf = fleets.stream().filter(FleetsPage::deaf).count();
    String answer =
        deaf > 0
            ? voice.say("fleets.deaf", voice.count(deaf))
            : offline > 0
                ? voice.say("fleets.offline", voice.count(offline))
                : voice.say("fleets.well");
    model.addAttribute(
        "view",
        new FleetsView(
            fleets.stream().map(fleet -> card(fleet, voice)).toList(),
            answer,
            deaf > 0 || offline > 0 ? "bad" : "good"));
    return "fleets";
  }

  private static int count(FleetState fleet, Presence presence) {
    return fleet.presence().getOrDefault(presence, 0);
  }

  private static boolean deaf(FleetState fleet) {
    return fleet.link().map(link -> !link.connected()).orElse(false);
  }

  private static FleetsView.Card card(FleetState fleet, Voice voice) {
    FleetWords words = new FleetWords(voice);
    int online = count(fleet, Presence.ONLINE);
    int offline = count(fleet, Presence.OFFLINE);
    Badge badge =
        deaf(fleet)
            ? new Badge("unknown", "unknown", voice.say("fleet.deaf"))
            : offline > 0
                ? new Badge("bad", "rise", voice.say("fleet.some-offline", voice.count(offline)))
                : online > 0
                    ? new Badge("good", "check", voice.say("fleet.all-online"))
                    : new Badge("unknown", "unknown", voice.say("fleet.nobody"));
    int known = online + offline;
    double share = known == 0 ? 0 : (double) online / known;
    String text = known == 0 ? voice.say("fleet.nobody") : voice.ratio(share);
    return new FleetsView.Card(
        fleet.name(),
        FleetWords.href(fleet.name()),
        fleet.spec().title(),
        badge,
        Gauges.progress(share, text),
        SHOWN.stream()
            .map(each -> new Figure(words.word(each), voice.count(count(fleet, each))))
            .toList(),
        fleet
            .link()
            .map(
                link ->
                    link.connected()
                        ? voice.say("fleet.link.up", link.broker())
                        : voice.say("fleet.link.down", link.broker()))
            .orElse(""),
        fleet.link().map(link -> link.trouble()).orElse(""));
  }

  @GetMapping("/fleets/{fleet}")
  String one(
      @PathVariable("fleet") String name,
      @RequestParam(name = "presence", required = false) @Nullable String presence,
      @RequestParam(name = "after", required = false) @Nullable String after,
      Model model,
      Voice voice) {
    FleetState fleet =
        fleets().state(name).orElseThrow(() -> new NotHere(voice.say("fleet.none", cut(name))));
    FleetWords words = new FleetWords(voice);
    Optional<Presence> only =
        Arrays.stream(Presence.values())
            .filter(each -> FleetJson.word(each).equals(presence))
            .findFirst();
    List<DeviceRow> rows = fleets().store().devices(name, only, key(after), ROWS + 1);
    List<DeviceRow> shown = rows.size() > ROWS ? rows.subList(0, ROWS) : rows;
    List<PresenceChart.Column> columns =
        FleetHistory.of(fleets(), name, MinuteRange.minuteOf(voice.now()));
    String filter = only.map(each -> "presence=" + FleetJson.word(each) + "&").orElse("");
    model.addAttribute(
        "view",
        new FleetsView.Detail(
            card(fleet, voice),
            "/api/v1/fleets/" + FleetWords.encoded(name),
            new PresenceChart(columns, voice.say("fleet.picture")).draw(voice),
            columns.reversed().stream()
                .filter(column -> column.expected() + column.unknown() > 0)
                .map(column -> span(column, voice))
                .toList(),
            reasons(name, words),
            filters(name, only, words),
            shown.stream().map(row -> row(name, row, words)).toList(),
            rows.size() > ROWS
                ? FleetWords.href(name)
                    + "?"
                    + filter
                    + "after="
                    + Page.cursor(shown.getLast().id())
                : ""));
    return "fleet";
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
      String fleet, Optional<Presence> only, FleetWords words) {
    List<FleetsView.Filter> filters = new ArrayList<>();
    filters.add(
        new FleetsView.Filter(
            FleetWords.href(fleet), words.voice().say("fleet.all"), only.isEmpty()));
    for (Presence each : SHOWN) {
      filters.add(
          new FleetsView.Filter(
              FleetWords.href(fleet) + "?presence=" + FleetJson.word(each),
              words.word(each),
              only.isPresent() && only.get() == each));
    }
    return filters;
  }

  private static FleetsView.DeviceRow row(String fleet, DeviceRow row, FleetWords words) {
    return new FleetsView.DeviceRow(
        row.id(),
        FleetWords.href(fleet, row.id()),
        words.badge(row.standing()),
        words.ago(row.sinceMillis()),
        words.ago(row.seenMillis()),
        FleetWords.pairs(row.attributes()));
  }

  private static String cut(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  private Fleets fleets() {
    return runtime.fleets();
  }
}
