package io.andal.server.alert;

import io.andal.alert.document.ScheduleDocuments;
import io.andal.alert.schedule.Schedule;
import io.andal.alert.schedule.Shift;
import io.andal.server.AndalRuntime;
import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.AlertLanes;
import io.andal.signal.MinuteRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who is on call now, and whose turn is next. */
@Controller
final class OnCallPage {
  private static final Duration AHEAD = Duration.ofDays(14);
  private static final Duration GAP = Duration.ofHours(1);
  private static final int MOST_SHIFTS = 400;

  private final AndalRuntime runtime;

  OnCallPage(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  /** One schedule. */
  record Row(String name, String person, String why, String until, String next, String nextFrom) {}

  @GetMapping("/oncall")
  String list(Model model, Voice voice) {
    List<Schedule> schedules = ScheduleDocuments.schedules(runtime.workspace().current());
    long empty = schedules.stream().filter(s -> s.onCall(voice.now()).isEmpty()).count();
    model.addAttribute("answer", voice.say("oncall.answer", (long) schedules.size(), empty));
    model.addAttribute("tone", schedules.isEmpty() ? "unknown" : empty > 0 ? "bad" : "good");
    model.addAttribute("rows", schedules.stream().map(s -> row(s, voice)).toList());
    model.addAttribute("picture", picture(schedules, voice));
    return "oncall";
  }

  private static Row row(Schedule schedule, Voice voice) {
    Optional<Shift> now = schedule.onCall(voice.now());
    Optional<Shift> next =
        shifts(schedule, voice.now()).stream()
            .filter(s -> s.from().isAfter(voice.now()))
            .findFirst();
    return new Row(
        schedule.name(),
        now.map(shift -> shift.person().name()).orElse(voice.say("oncall.nobody")),
        now.map(Shift::why).orElse(""),
        now.map(shift -> voice.moment(shift.to())).orElse(""),
        next.map(shift -> shift.person().name()).orElse(""),
        next.map(shift -> voice.moment(shift.from())).orElse(""));
  }

  /** The turns of the next two weeks; one after the other. */
  private static List<Shift> shifts(Schedule schedule, Instant from) {
    List<Shift> found = new ArrayList<>();
    Instant end = from.plus(AHEAD);
    Instant time = from;
    while (time.isBefore(end) && found.size() < MOST_SHIFTS) {
      Optional<Shift> shift = schedule.onCall(time);
      if (shift.isPresent()) {
        Instant at = time;
        boolean another = found.isEmpty() || !found.getLast().equals(shift.get());
        if (another) {
          found.add(shift.get());
        }
        time = shift.get().to().isAfter(at.plus(GAP)) ? at.plus(GAP) : shift.get().to();
      } else {
        time = time.plus(GAP);
      }
    }
    return found;
  }

  private static Markup picture(List<Schedule> schedules, Voice voice) {
    Instant end = voice.now().plus(AHEAD);
    List<AlertLanes.Lane> lanes = new ArrayList<>();
    for (Schedule schedule : schedules) {
      List<AlertLanes.Span> spans = new ArrayList<>();
      for (Shift shift : shifts(schedule, voice.now())) {
        Instant from = shift.from().isBefore(voice.now()) ? voice.now() : shift.from();
        Instant to = shift.to().isAfter(end) ? end : shift.to();
        spans.add(
            new AlertLanes.Span(
                MinuteRange.of(from, to),
                spans.size() % 2 == 0 ? "busy" : "unknown",
                shift.person().name() + ": " + voice.moment(from) + " – " + voice.moment(to)));
      }
      lanes.add(new AlertLanes.Lane(schedule.name(), spans));
    }
    return lanes.isEmpty()
        ? Markup.EMPTY
        : new AlertLanes(MinuteRange.of(voice.now(), end), lanes, voice.say("oncall.picture"))
            .draw(voice);
  }
}
