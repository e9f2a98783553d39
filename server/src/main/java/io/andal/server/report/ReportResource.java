package io.andal.server.report;

import io.andal.server.AndalRuntime;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports of reliability, as data and as files. */
@RestController
@RequestMapping("/api/v1/reports")
final class ReportResource {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final AndalRuntime runtime;
  private final Reports reports;
  private final ReportPaper paper;

  ReportResource(AndalRuntime runtime, Reports reports, ReportPaper paper) {
    this.runtime = runtime;
    this.reports = reports;
    this.paper = paper;
  }

  @GetMapping("/reliability")
  ReportJson json(
      @RequestParam(name = "period", defaultValue = "") String period,
      @RequestParam(name = "by", defaultValue = "") String by,
      @RequestParam(name = "only", defaultValue = "") String only,
      @RequestParam(name = "zone", defaultValue = "") String zone) {
    return ReportJson.of(made(period, by, only, zone), runtime.clock().instant());
  }

  @GetMapping("/reliability.csv")
  ResponseEntity<byte[]> csv(
      @RequestParam(name = "period", defaultValue = "") String period,
      @RequestParam(name = "by", defaultValue = "") String by,
      @RequestParam(name = "only", defaultValue = "") String only,
      @RequestParam(name = "zone", defaultValue = "") String zone) {
    Reports.Made made = made(period, by, only, zone);
    return file(
        made.query().fileName() + ".csv",
        "text/csv;charset=UTF-8",
        ReportCsv.of(made).getBytes(StandardCharsets.UTF_8));
  }

  /** For printing and for those who have no account. */
  @GetMapping("/reliability.pdf")
  ResponseEntity<byte[]> pdf(
      @RequestParam(name = "period", defaultValue = "") String period,
      @RequestParam(name = "by", defaultValue = "") String by,
      @RequestParam(name = "only", defaultValue = "") String only,
      @RequestParam(name = "zone", defaultValue = "") String zone,
      @RequestParam(name = "lang", defaultValue = "en") String language) {
    Reports.Made made = made(period, by, only, zone);
    return file(made.query().fileName() + ".pdf", "application/pdf", paper.pdf(made, language));
  }

  private Reports.Made made(String period, String by, String only, String zone) {
    return reports.make(ReportQuery.of(period, by, only, zone, UTC, runtime.clock().instant()));
  }

  private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(content);
  }
}
