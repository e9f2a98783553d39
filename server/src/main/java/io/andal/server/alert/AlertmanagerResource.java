package io.andal.server.alert;

import io.andal.alert.alertmanager.AlertQuery;
import io.andal.alert.alertmanager.AlertmanagerApi;
import io.andal.alert.alertmanager.Answer;
import io.andal.alert.document.RouteDocuments;
import io.andal.server.AndalRuntime;
import io.andal.server.security.Audit;
import io.andal.server.security.Origin;
import io.andal.workspace.Document;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alertmanager's API v2, so that any Prometheus, amtool and Grafana take us for one. */
@RestController
final class AlertmanagerResource {
  private final AndalRuntime runtime;
  private final AlertmanagerApi api;
  private final Audit audit;

  AlertmanagerResource(AndalRuntime runtime, Audit audit) {
    this.runtime = runtime;
    this.api =
        new AlertmanagerApi(runtime.groups(), runtime.clock(), AlertmanagerApi.RESOLVE_TIMEOUT);
    this.audit = audit;
  }

  @PostMapping("/api/v2/alerts")
  ResponseEntity<byte[]> postAlerts(HttpServletRequest request) throws IOException {
    return answer(api.postAlerts(body(request)));
  }

  @PostMapping("/api/v1/alerts/webhook")
  ResponseEntity<byte[]> webhook(HttpServletRequest request) throws IOException {
    return answer(api.webhook(body(request)));
  }

  @GetMapping("/api/v2/alerts")
  ResponseEntity<byte[]> alerts(
      HttpServletRequest request,
      @RequestParam(name = "active", defaultValue = "true") boolean active,
      @RequestParam(name = "silenced", defaultValue = "true") boolean silenced,
      @RequestParam(name = "inhibited", defaultValue = "true") boolean inhibited,
      @RequestParam(name = "receiver", defaultValue = "") String receiver) {
    return answer(
        api.alerts(new AlertQuery(active, silenced, inhibited, true, filters(request), receiver)));
  }

  @GetMapping("/api/v2/alerts/groups")
  ResponseEntity<byte[]> groups(
      HttpServletRequest request,
      @RequestParam(name = "active", defaultValue = "true") boolean active,
      @RequestParam(name = "silenced", defaultValue = "true") boolean silenced,
      @RequestParam(name = "inhibited", defaultValue = "true") boolean inhibited,
      @RequestParam(name = "muted", defaultValue = "true") boolean muted,
      @RequestParam(name = "receiver", defaultValue = "") String receiver) {
    return answer(
        api.alertGroups(
            new AlertQuery(active, silenced, inhibited, muted, filters(request), receiver)));
  }

  @GetMapping("/api/v2/receivers")
  ResponseEntity<byte[]> receivers() {
    return answer(api.receivers());
  }

  @GetMapping("/api/v2/status")
  ResponseEntity<byte[]> status() {
    String documents =
        runtime.workspace().current().all(RouteDocuments.ROUTE).stream()
            .map(Document::text)
            .collect(Collectors.joining("\n---\n"));
    return answer(api.status("0.34.0", documents));
  }

  @GetMapping("/api/v2/silences")
  ResponseEntity<byte[]> silences(HttpServletRequest request) {
    return answer(api.silences(filters(request)));
  }

  @PostMapping("/api/v2/silences")
  ResponseEntity<byte[]> postSilence(Principal who, HttpServletRequest request) throws IOException {
    Answer answer = api.postSilence(body(request), who.getName());
    note(who, request, "silence.set", answer.body().map(String::valueOf).orElse(""), answer);
    return answer(answer);
  }

  @GetMapping("/api/v2/silence/{id}")
  ResponseEntity<byte[]> silence(@PathVariable("id") String id) {
    return answer(api.silence(id));
  }

  @DeleteMapping("/api/v2/silence/{id}")
  ResponseEntity<byte[]> deleteSilence(
      @PathVariable("id") String id, Principal who, HttpServletRequest request) {
    Answer answer = api.deleteSilence(id);
    note(who, request, "silence.end", id, answer);
    return answer(answer);
  }

  @GetMapping({"/-/healthy", "/-/ready"})
  ResponseEntity<String> healthy() {
    return ResponseEntity.ok("OK");
  }

  private void note(
      Principal who, HttpServletRequest request, String action, String subject, Answer answer) {
    String result = answer.status() == 200 ? "ok" : "refused";
    audit.record(who.getName(), action, subject, Origin.of(request), result, "");
  }

  /** Spring would take a list apart at its commas, and matchers have some. */
  private static List<String> filters(HttpServletRequest request) {
    String[] filters = request.getParameterValues("filter");
    return filters == null ? List.of() : List.of(filters);
  }

  /** One byte more than is taken is enough to refuse it. */
  private static byte[] body(HttpServletRequest request) throws IOException {
    return request.getInputStream().readNBytes(AlertmanagerApi.MAX_BODY_BYTES + 1);
  }

  private static ResponseEntity<byte[]> answer(Answer answer) {
    ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
    if (answer.body().isEmpty()) {
      return response.build();
    }
    return response
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer.body().get().toString().getBytes(StandardCharsets.UTF_8));
  }
}
