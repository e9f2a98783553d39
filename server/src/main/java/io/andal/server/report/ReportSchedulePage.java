package io.andal.server.report;

import io.andal.server.api.ApiException;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import io.andal.server.web.Voice;
import io.andal.server.workspace.DocumentChanges;
import io.andal.workspace.Applied;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The form that turns the report on the screen into a mail that comes by itself. */
@Controller
final class ReportSchedulePage {
  private final DocumentChanges changes;

  ReportSchedulePage(DocumentChanges changes) {
    this.changes = changes;
  }

  @PostMapping("/reports/schedules")
  String mail(
      Voice voice,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      @RequestParam(defaultValue = "month") String every,
      @RequestParam(defaultValue = "team") String by,
      @RequestParam(defaultValue = "") String only,
      @RequestParam String to) {
    String name = name(every, by, only, to);
    // JSON is YAML: nothing that was typed can become another field.
    String text =
        JsonMapper.shared()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(
                Map.of(
                    "apiVersion",
                    "andal.io/v1",
                    "kind",
                    ReportSchedule.KIND,
                    "metadata",
                    Map.of("name", name),
                    "spec",
                    spec(voice, every, by, only, to)));
    Applied applied =
        changes.applyOne(
            caller,
            Origin.of(request),
            DocumentId.of(ReportSchedule.KIND, name),
            new SourceText("reports", text),
            "From the reports page",
            Optional.empty());
    if (!applied.accepted()) {
      throw ApiException.badRequest(
          applied.problems().stream()
              .filter(problem -> problem.severity() == Problem.Severity.ERROR)
              .findFirst()
              .map(Problem::oneLine)
              .orElse("The schedule was refused."));
    }
    return "redirect:/reports?by=" + (by.equals("service") ? "service" : "team") + "#t-schedule";
  }

  private static Map<String, Object> spec(
      Voice voice, String every, String by, String only, String to) {
    Map<String, Object> spec = new java.util.TreeMap<>();
    spec.put("every", every);
    spec.put("groupBy", by);
    spec.put("timeZone", voice.zone().getId());
    spec.put("language", voice.locale().getLanguage());
    spec.put("to", List.of("mailto:" + to.strip()));
    if (!only.isEmpty()) {
      spec.put("only", only);
    }
    return spec;
  }

  /** Says what it is, so that the same wish twice is the same document. */
  private static String name(String every, String by, String only, String to) {
    String text = "reliability-%s-%s-%s-%s".formatted(every, by, only, to.strip());
    String label =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = label.length() <= 50 ? label : label.substring(0, 50);
    return cut.replaceAll("-+$", "") + "-" + Integer.toHexString(text.hashCode());
  }
}
