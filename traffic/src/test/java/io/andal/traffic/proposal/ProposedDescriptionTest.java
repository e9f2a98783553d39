package io.andal.traffic.proposal;

import static io.andal.traffic.Requests.NOW;
import static io.andal.traffic.Requests.get;
import static io.andal.traffic.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.andal.database.Database;
import io.andal.specification.Operation;
import io.andal.specification.OtherFiles;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.andal.traffic.Exchange;
import io.andal.traffic.TrafficService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ProposedDescriptionTest {
  private static final String API = "pumps.example";

  private final MutableClock clock = new MutableClock(NOW.plusSeconds(60));

  private String proposed(List<Exchange> requests) {
    try (Database database = TestDatabases.sqlite();
        TrafficService traffic = new TrafficService(database, clock)) {
      traffic.accept(requests);
      return traffic.proposedDescription(API).orElseThrow();
    }
  }

  private static Specification read(String text) {
    Specification read =
        new SpecificationReader(SpecificationLimits.DEFAULT)
            .read(SpecificationFile.of("proposed.yaml", text), OtherFiles.NONE)
            .orElseThrow();
    assertThat(read.problems()).isEmpty();
    return read;
  }

  private static List<Exchange> some() {
    return List.of(
        get("/pumps?page=2&q=x"),
        get("/pumps/P-10023"),
        request("POST", "/pumps", 201, 5),
        request("DELETE", "/pumps/P-10024", 204, 5),
        request("DELETE", "/pumps/P-10025", 500, 5),
        get("/pumps/P-10023/readings/2026-11-28"),
        get("/users/johnsmith"));
  }

  @Test
  void itSaysWhatWasSeenAndIsReadBack() {
    Specification read = read(proposed(some()));
    assertThat(read.formatVersion()).isEqualTo("3.1.0");
    assertThat(read.outline().title()).isEqualTo(API);
    assertThat(read.outline().operations())
        .extracting(
            Operation::key,
            one -> one.parameters().stream().map(Operation.Parameter::name).sorted().toList(),
            one -> one.answers().stream().map(Operation.Answer::status).toList())
        .containsExactlyInAnyOrder(
            tuple("GET /pumps", List.of("page", "q"), List.of("200")),
            tuple("POST /pumps", List.of(), List.of("201")),
            tuple("GET /pumps/{pumpId}", List.of("pumpId"), List.of("200")),
            tuple("DELETE /pumps/{pumpId}", List.of("pumpId"), List.of("204", "500")),
            tuple(
                "GET /pumps/{pumpId}/readings/{date}", List.of("date", "pumpId"), List.of("200")));
  }

  @Test
  void theSameTrafficGivesTheSameText() {
    List<Exchange> shuffled = new ArrayList<>(some());
    Collections.shuffle(shuffled, new Random(5));
    assertThat(proposed(shuffled)).isEqualTo(proposed(some()));
  }

  @Test
  void trafficOfADescriptionGivesItsTemplates() {
    Set<String> described =
        Set.of(
            "GET /companies",
            "POST /companies",
            "GET /companies/{}",
            "GET /companies/{}/contracts/{}",
            "GET /v2/sensors/{}/values",
            "PUT /v2/sensors/{}");
    List<Exchange> requests = new ArrayList<>();
    for (String key : described) {
      for (int i = 0; i < 10; i++) {
        int space = key.indexOf(' ');
        String path = key.substring(space + 1).replace("{}", Integer.toString(500 + i));
        requests.add(request(key.substring(0, space), path, 200, 1));
      }
    }
    assertThat(
            read(proposed(requests)).outline().operations().stream()
                .map(one -> one.key().replaceAll("\\{[^}]*}", "{}"))
                .collect(Collectors.toSet()))
        .isEqualTo(described);
  }

  @Test
  void nothingSeenMakesNoDescription() {
    try (Database database = TestDatabases.sqlite();
        TrafficService traffic = new TrafficService(database, clock)) {
      assertThat(traffic.proposedDescription(API)).isEmpty();
    }
  }
}
