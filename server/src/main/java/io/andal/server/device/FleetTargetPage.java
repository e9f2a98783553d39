package io.andal.server.device;

import io.andal.device.HourBook;
import io.andal.device.live.FleetState;
import io.andal.device.live.FleetTarget;
import io.andal.device.store.DeviceRow;
import io.andal.device.store.FleetHourStore.Judged;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.device.FleetTargetResource.Place;
import io.andal.server.web.Markup;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Which devices miss their own target, the worst first. */
@Controller
final class FleetTargetPage {
  private static final int ROWS = 100;
  private static final int GROUPS = 100;

  private final AndalRuntime runtime;

  FleetTargetPage(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * How many devices meet their target.
   *
   * @param answer in words; empty if the fleet has no target
   */
  public record Share(String answer, Markup bar, String note, List<GroupRow> groups, String href) {
    static final Share NONE = new Share("", Markup.EMPTY, "", List.of(), "");

    public Share {
      groups = List.copyOf(groups);
    }
  }

  /** One group. */
  public record GroupRow(String name, String share, String meeting, String judged) {}

  /** A device that misses its target. */
  record Row(String id, String href, String attained, String attributes) {}

  /** What the page shows. */
  record View(String title, String href, String json, Share share, List<Row> rows, String next) {}

  @GetMapping("/fleets/{fleet}/target")
  String missed(
      @PathVariable("fleet") String name,
      @RequestParam(name = "after", required = false) @Nullable String after,
      Model model,
      Voice voice) {
    FleetState fleet =
        runtime
            .fleets()
            .state(name)
            .orElseThrow(() -> new NotHere(voice.say("fleet.none", FleetsPage.cut(name))));
    FleetTarget target =
        runtime
            .fleets()
            .target(name)
            .orElseThrow(() -> new NotHere(voice.say("fleet.target.none")));
    Place place = place(after);
    List<DeviceRow> rows =
        runtime
            .fleets()
            .store()
            .missing(name, target.target(), place.attained(), place.id(), ROWS + 1);
    List<DeviceRow> shown = rows.size() > ROWS ? rows.subList(0, ROWS) : rows;
    model.addAttribute(
        "view",
        new View(
            fleet.spec().title(),
            FleetWords.href(name),
            "/api/v1" + FleetWords.href(name) + "/target/missed",
            share(name, Optional.of(target), voice),
            shown.stream().map(row -> row(name, row, voice)).toList(),
            rows.size() > ROWS
                ? FleetWords.href(name) + "/target?after=" + Place.cursor(shown.getLast())
                : ""));
    return "fleet-target";
  }

  /** A cursor that somebody wrote by hand leads to the beginning. */
  private static Place place(@Nullable String after) {
    try {
      return Place.of(after);
    } catch (ApiException e) {
      return Place.of(null);
    }
  }

  private static Row row(String fleet, DeviceRow row, Voice voice) {
    return new Row(
        row.id(),
        FleetWords.href(fleet, row.id()),
        ratio(row.attained(), voice),
        FleetWords.pairs(row.attributes()));
  }

  static String ratio(int millionths, Voice voice) {
    return voice.ratio((double) millionths / HourBook.ALWAYS);
  }

  static Share share(String fleet, Optional<FleetTarget> found, Voice voice) {
    if (found.isEmpty()) {
      return Share.NONE;
    }
    FleetTarget target = found.get();
    String goal = ratio(target.target(), voice);
    String href = FleetWords.href(fleet) + "/target";
    if (target.hour().isEmpty() || target.all().judged() == 0) {
      return new Share(voice.say("fleet.target.waits", goal), Markup.EMPTY, "", List.of(), href);
    }
    Judged all = target.all();
    double share = (double) all.meeting() / all.judged();
    return new Share(
        voice.say(
            "fleet.target.answer", voice.count(all.meeting()), voice.count(all.judged()), goal),
        Gauges.progress(share, voice.ratio(share)),
        voice.say("fleet.target.until", voice.moment(FleetTargetJson.end(target.hour().get()))),
        target.groups().stream()
            .filter(group -> !group.attributes().isEmpty())
            .limit(GROUPS)
            .map(group -> group(group, voice))
            .toList(),
        href);
  }

  private static GroupRow group(FleetTarget.Group group, Voice voice) {
    return new GroupRow(
        FleetWords.pairs(group.attributes()),
        voice.ratio((double) group.devices().meeting() / group.devices().judged()),
        voice.count(group.devices().meeting()),
        voice.count(group.devices().judged()));
  }
}
