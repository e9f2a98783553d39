package io.andal.server.inventory;

import static java.util.stream.Collectors.groupingBy;

import io.andal.inventory.ApiEntry;
import io.andal.server.slo.Standing;
import io.andal.server.slo.Standings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How the SLOs of APIs stand: those of the service that an API is. */
@Component
public final class ApiStandings {
  private final Standings standings;

  ApiStandings(Standings standings) {
    this.standings = standings;
  }

  /** As they stand now, looked up once for many. */
  Now ofNow() {
    return new Now(standings.all().stream().collect(groupingBy(one -> one.definition().service())));
  }

  /** All of them by service. */
  record Now(Map<String, List<Standing>> byService) {
    /** The most urgent first. */
    List<Standing> of(ApiEntry api) {
      return api
          .service()
          .map(service -> byService.getOrDefault(service, List.of()))
          .orElse(List.of())
          .stream()
          .sorted(Standing.MOST_URGENT)
          .toList();
    }

    Optional<Standing> worst(ApiEntry api) {
      return of(api).stream().findFirst();
    }
  }
}
