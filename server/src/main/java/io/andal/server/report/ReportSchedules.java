package io.andal.server.report;

import io.andal.server.AndalRuntime;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The schedules in force, and how their last report went. */
@Component
final class ReportSchedules {
  private final AndalRuntime runtime;
  private final ReportDeliveries deliveries;

  ReportSchedules(AndalRuntime runtime) {
    this.runtime = runtime;
    this.deliveries = new ReportDeliveries(runtime.database());
  }

  List<ReportSchedule> all() {
    return runtime.workspace().current().all(ReportSchedule.KIND).stream()
        .map(ReportSchedule::of)
        .toList();
  }

  Optional<ReportSchedule> find(String name) {
    return runtime.workspace().current().find(ReportSchedule.KIND, name).map(ReportSchedule::of);
  }

  ReportDeliveries deliveries() {
    return deliveries;
  }

  /**
   * A schedule, for the page.
   *
   * @param error why the last one didn't leave; empty if it did
   */
  record Row(String name, String what, String to, Badge badge, String when, String error) {}

  List<Row> rows(Voice voice) {
    return all().stream().map(schedule -> row(schedule, voice)).toList();
  }

  private Row row(ReportSchedule schedule, Voice voice) {
    Optional<ReportDeliveries.Sending> last = deliveries.of(schedule.name()).stream().findFirst();
    boolean sent = last.flatMap(ReportDeliveries.Sending::sentAt).isPresent();
    String error = last.filter(one -> !sent).map(ReportDeliveries.Sending::error).orElse("");
    Badge badge =
        sent
            ? new Badge("good", "check", voice.say("delivery.sent"))
            : error.isEmpty()
                ? new Badge("busy", "wait", voice.say("report.waiting"))
                : new Badge("bad", "stop", voice.say("delivery.failing"));
    return new Row(
        schedule.name(),
        voice.say("report.schedule." + schedule.every().name().toLowerCase(java.util.Locale.ROOT)),
        String.join(", ", schedule.to()),
        badge,
        last.flatMap(ReportDeliveries.Sending::sentAt).map(voice::moment).orElse("–"),
        error);
  }
}
