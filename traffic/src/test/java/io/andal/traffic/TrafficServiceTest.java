package io.andal.traffic;

import static io.andal.traffic.Descriptions.answer;
import static io.andal.traffic.Descriptions.api;
import static io.andal.traffic.Descriptions.operation;
import static io.andal.traffic.Requests.NOW;
import static io.andal.traffic.Requests.get;
import static io.andal.traffic.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases.Fresh;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TrafficServiceTest {
  private static final String ALL = "io.andal.testing.TestDatabases#all";

  private final MutableClock clock = new MutableClock(NOW.plusSeconds(30));

  private static Map<String, Long> requests(TrafficService traffic, String api) {
    Map<String, Long> requests = new TreeMap<>();
    traffic
        .seen(api)
        .ifPresent(
            seen -> seen.operations().forEach(one -> requests.put(one.key(), one.requests())));
    return requests;
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aShadowIsNamedByItsHostAndSurvivesARestart(Fresh fresh) {
    try (Database database = fresh.open()) {
      SeenApi before;
      try (TrafficService traffic = new TrafficService(database, clock)) {
        traffic.accept(List.of(get("/pumps/7?page=2"), request("POST", "/pumps", 503, 40)));
        traffic.accept(List.of(get("/pumps/8?page=x"), request("GET", "/pumps/9", 404, 1)));
        before = traffic.seen("pumps.example").orElseThrow();
      }
      assertThat(before.known()).isEmpty();
      assertThat(before.hosts()).containsExactly("pumps.example");
      assertThat(before.sources()).containsExactly("log");
      assertThat(before.operations())
          .extracting(
              SeenOperation::key,
              SeenOperation::requests,
              SeenOperation::failures,
              SeenOperation::statuses,
              SeenOperation::parameters)
          .containsExactly(
              tuple("POST /pumps", 1L, 1L, Map.of("503", 1L), Map.of()),
              tuple(
                  "GET /pumps/{pumpId}",
                  3L,
                  0L,
                  Map.of("200", 2L, "404", 1L),
                  Map.of("page", "text")));
      assertThat(before.consumers())
          .extracting(SeenConsumer::client, SeenConsumer::version, SeenConsumer::requests)
          .containsExactly(tuple("pump-gateway", "1.4", 4L));
      try (TrafficService traffic = new TrafficService(database, clock)) {
        assertThat(traffic.seen()).containsExactly(before);
        traffic.accept(List.of(get("/pumps/10")));
        assertThat(requests(traffic, "pumps.example"))
            .isEqualTo(Map.of("POST /pumps", 1L, "GET /pumps/{pumpId}", 4L));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void historyIsRewrittenWhenTemplatesBecomeOne(Fresh fresh) {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock)) {
      for (int round = 0; round < 12; round++) {
        traffic.accept(List.of(get("/users/ann/orders/1"), get("/users/bob/orders/2")));
      }
      traffic.flush();
      assertThat(requests(traffic, "pumps.example"))
          .isEqualTo(
              Map.of(
                  "GET /users/ann/orders/{orderId}", 12L, "GET /users/bob/orders/{orderId}", 12L));
      traffic.accept(List.of(get("/users/carla/orders/3"), get("/users/dan/orders/4")));
      traffic.flush();
      Map<String, Long> one = Map.of("GET /users/{userId}/orders/{orderId}", 26L);
      assertThat(requests(traffic, "pumps.example")).isEqualTo(one);
      try (TrafficService other = new TrafficService(database, clock)) {
        assertThat(requests(other, "pumps.example")).isEqualTo(one);
      }
      long stored =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT SUM(total) FROM traffic_minute")
                          .mapTo(Long.class)
                          .one());
      assertThat(stored).isEqualTo(26);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aDescriptionTakesOverWhatWasLearned(Fresh fresh) {
    try (Database database = fresh.open()) {
      try (TrafficService traffic = new TrafficService(database, clock)) {
        traffic.accept(List.of(get("/v2/pumps/7"), get("/v2/pumps/8/parts"), get("/about")));
        traffic.flush();
        traffic.know(
            List.of(
                api("pumps", "https://pumps.example:8443/v2/", operation("GET", "/pumps/{id}"))));
        traffic.accept(
            List.of(get("/v2/pumps/9?limit=3&verbose=1"), request("GET", "/v2/pumps/1", 409, 1)));
        assertThat(requests(traffic, "pumps"))
            .isEqualTo(Map.of("GET /pumps/{id}", 3L, "GET /pumps/{id}/parts", 1L));
        assertThat(requests(traffic, "pumps.example")).isEqualTo(Map.of("GET /about", 1L));
      }
      try (TrafficService traffic = new TrafficService(database, clock)) {
        traffic.know(
            List.of(
                api(
                    "pumps",
                    "https://pumps.example/v2",
                    operation("GET", "/pumps/{id}"),
                    operation("GET", "/pumps"))));
        SeenApi seen = traffic.seen("pumps").orElseThrow();
        assertThat(seen.known()).contains("pumps");
        assertThat(seen.operations())
            .extracting(SeenOperation::key, SeenOperation::documented)
            .containsExactly(tuple("GET /pumps/{id}", true), tuple("GET /pumps/{id}/parts", false));
        assertThat(seen.operations().getFirst().undocumented())
            .extracting(SeenOperation.Undocumented::what, SeenOperation.Undocumented::value)
            .containsExactly(tuple("query parameter", "verbose"), tuple("status", "409"));
        traffic.know(
            List.of(
                api(
                    "pumps",
                    "https://pumps.example/v2",
                    operation("GET", "/pumps/{id}", answer("4XX")))));
        assertThat(traffic.seen("pumps").orElseThrow().operations().getFirst().undocumented())
            .extracting(SeenOperation.Undocumented::value)
            .containsExactly("verbose");
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void placesOfLogsAreKeptWithWhatWasCounted(Fresh fresh) {
    try (Database database = fresh.open()) {
      TrafficService killed = new TrafficService(database, clock);
      killed.accept(List.of(get("/pumps")), new LogPlace("log", "a.log", "100"));
      killed.flush();
      killed.accept(List.of(get("/pumps")), new LogPlace("log", "a.log", "200"));
      try (TrafficService traffic = new TrafficService(database, clock)) {
        assertThat(traffic.places("log")).containsExactly(new LogPlace("log", "a.log", "100"));
        assertThat(requests(traffic, "pumps.example")).isEqualTo(Map.of("GET /pumps", 1L));
        traffic.accept(List.of(get("/pumps")), new LogPlace("log", "a.log", "200"));
      }
      try (TrafficService traffic = new TrafficService(database, clock)) {
        assertThat(traffic.places("log")).containsExactly(new LogPlace("log", "a.log", "200"));
        assertThat(requests(traffic, "pumps.example")).isEqualTo(Map.of("GET /pumps", 2L));
        traffic.forget("log", "a.log");
      }
      try (TrafficService traffic = new TrafficService(database, clock)) {
        assertThat(traffic.places("log")).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void oldMinutesGoAndWhatIsKnownInAllStays(Fresh fresh) {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock, Duration.ofDays(2))) {
      traffic.accept(List.of(get("/pumps")));
      traffic.flush();
      clock.advance(Duration.ofDays(3));
      traffic.accept(List.of(get("/pumps")));
      traffic.flush();
      long minutes =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT COUNT(*) FROM traffic_minute")
                          .mapTo(Long.class)
                          .one());
      assertThat(minutes).isZero();
      assertThat(requests(traffic, "pumps.example")).isEqualTo(Map.of("GET /pumps", 2L));
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void nothingPersonalIsInTheDatabase(Fresh fresh) {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock)) {
      traffic.accept(
          List.of(
              get("/users/ann@pumps.example?token=s3cr3tvalue&mail=bob@pumps.example"),
              get("/users/annesmith/phones/4917612345678"),
              get("/users/9f86d081884c7d65/cards?johnsmith"),
              new Exchange(
                  NOW.toEpochMilli(),
                  "log",
                  "",
                  "pumps.example",
                  "GET",
                  "/pumps",
                  false,
                  "",
                  200,
                  1,
                  "",
                  "",
                  "carl@pumps.example",
                  "")));
      traffic.flush();
      StringBuilder all = new StringBuilder();
      for (String table :
          List.of("operation", "fact", "client", "contact", "alias", "log", "watched")) {
        database
            .jdbi()
            .useHandle(
                handle ->
                    handle
                        .createQuery("SELECT * FROM traffic_" + table)
                        .mapToMap()
                        .forEach(row -> all.append(row).append('\n')));
      }
      assertThat(all.toString())
          .contains("/users/{...}/phones/{phoneId}")
          .doesNotContain(
              "ann@", "annesmith", "bob@", "s3cr3t", "49176", "9f86", "johnsmith", "carl");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aPinnedSourceSeesItsApiWhateverTheHost(Fresh fresh) {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock)) {
      traffic.know(List.of(api("pumps", "/v2", operation("GET", "/pumps/{id}"))));
      traffic.pin(Map.of("log", "pumps"));
      traffic.accept(List.of(get("/v2/pumps/1"), get("/pumps/2")));
      assertThat(requests(traffic, "pumps")).isEqualTo(Map.of("GET /pumps/{id}", 2L));
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theOrderInWhichBatchesComeChangesNoCount(Fresh fresh) {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock)) {
      IntStream.range(0, 200)
          .forEach(
              i -> {
                traffic.accept(
                    List.of(
                        Requests.at(
                            NOW.minusSeconds(60L * (i * 37 % 100)), "GET", "/pumps/" + i, 200, i)));
                if (i % 20 == 0) {
                  traffic.flush();
                }
              });
      assertThat(requests(traffic, "pumps.example")).isEqualTo(Map.of("GET /pumps/{pumpId}", 200L));
    }
  }
}
