package io.andal.server.grafana;

import io.andal.server.api.ApiException;
import io.andal.server.security.Audit;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether what Andal writes into a Grafana arrives, and writing it now. */
@RestController
final class PublishingResource {
  private final GrafanaPublisher publisher;
  private final Audit audit;

  PublishingResource(GrafanaPublisher publisher, Audit audit) {
    this.publisher = publisher;
    this.audit = audit;
  }

  @GetMapping("/api/v1/sources/{name}/publishing")
  PublishingJson state(@PathVariable("name") String name) {
    return publisher.state(name).map(PublishingJson::of).orElseThrow(() -> none(name));
  }

  @PostMapping("/api/v1/sources/{name}/publish")
  PublishingJson publish(
      @PathVariable("name") String name, Principal who, HttpServletRequest request)
      throws InterruptedException {
    Publishing publishing = publisher.publishNow(name).orElseThrow(() -> none(name));
    boolean well =
        publishing.annotations().flatMap(Publishing.Part::failure).isEmpty()
            && publishing.dashboards().flatMap(Publishing.Part::failure).isEmpty();
    audit.record(
        who.getName(), "grafana.publish", name, Origin.of(request), well ? "ok" : "failed", "");
    return PublishingJson.of(publishing);
  }

  private static ApiException none(String name) {
    return ApiException.notFound("Grafana '" + name + "' that Andal publishes to");
  }
}
