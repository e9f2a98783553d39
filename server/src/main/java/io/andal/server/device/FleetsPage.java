package io.andal.server.device;

import io.andal.device.Presence;
import io.andal.device.live.FleetState;
import io.andal.device.live.Fleets;
import io.andal.server.AndalRuntime;
import io.andal.server.device.FleetsView.Figure;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is happening to the devices? */
@Controller
final class FleetsPage {
  /** In the order in which people ask. */
  static final List<Presence> SHOWN =
      List.of(Presence.ONLINE, Presence.OFFLINE, Presence.UNKNOWN, Presence.NEVER_SEEN);

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

  static FleetsView.Card card(FleetState fleet, Voice voice) {
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

  static String cut(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  private Fleets fleets() {
    return runtime.fleets();
  }
}
