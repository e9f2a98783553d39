package io.andal.benchmark.sloth;

import java.util.List;

/** Sloth's specs of many services, as their owners would write them. */
final class SlothSpecs {
  private SlothSpecs() {}

  /** One event-based SLO of one service's requests: 99.9 % without server errors. */
  static String of(String service) {
    return """
    version: prometheus/v1
    service: %1$s
    labels: {team: platform}
    slos:
      - name: availability
        objective: 99.9
        description: Requests that don't fail on the server.
        sli:
          events:
            error_query: sum(rate(http_requests_total{service="%1$s",code=~"5.."}[{{.window}}]))
            total_query: sum(rate(http_requests_total{service="%1$s"}[{{.window}}]))
        alerting:
          name: HighErrorRate
          labels: {category: availability}
          page_alert:
            labels: {severity: page}
          ticket_alert:
            labels: {severity: ticket}
    """
        .formatted(service);
  }

  /** Several specs in one text. */
  static String of(List<String> services) {
    return String.join("---\n", services.stream().map(SlothSpecs::of).toList());
  }
}
