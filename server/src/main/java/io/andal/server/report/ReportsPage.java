package io.andal.server.report;

import io.andal.server.api.ApiException;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which promises were kept, by team or by service, over a month or a quarter. */
@Controller
final class ReportsPage {
  private final Reports reports;
  private final ReportSchedules schedules;

  ReportsPage(Reports reports, ReportSchedules schedules) {
    this.reports = reports;
    this.schedules = schedules;
  }

  @GetMapping("/reports")
  String report(
      Model model,
      Voice voice,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "") String only,
      @RequestParam(defaultValue = "1") int page) {
    ReportQuery query = query(period, by, only, voice);
    model.addAttribute("view", new ReportWords(reports.make(query), voice).view(page));
    model.addAttribute("schedules", schedules.rows(voice));
    return "reports";
  }

  private static ReportQuery query(String period, String by, String only, Voice voice) {
    try {
      return ReportQuery.of(period, by, only, "", voice.zone(), voice.now());
    } catch (ApiException e) {
      throw new NotHere(voice.say("report.none-such"));
    }
  }
}
