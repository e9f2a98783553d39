package io.andal.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.grafana.GrafanaApi;
import io.andal.signal.grafana.GrafanaSources;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSenderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Event ALERT =
      new Event("alert:1", NOW, Optional.empty(), List.of("andal", "slo:orders"), "<b>page</b>");
  private static final Event ENDED =
      new Event("alert:1", NOW, Optional.of(NOW.plusSeconds(90)), ALERT.tags(), ALERT.text());

  private final MutableClock clock = new MutableClock(NOW);
  private final KeepingGrafana grafana = new KeepingGrafana();
  private final GrafanaApi api = GrafanaSources.api(grafana.details(), clock);

  @AfterEach
  void close() {
    api.close();
    grafana.close();
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anEventIsToldOnceAndItsEndToo(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      EventOutbox outbox = new EventOutbox(database);
      EventSender sender = new EventSender(outbox);
      outbox.offer("g", ALERT, NOW);
      assertThat(outbox.waiting("g")).isEqualTo(1);
      assertThat(sender.send("g", api, NOW)).isEmpty();
      outbox.offer("g", ALERT, NOW);
      assertThat(sender.send("g", api, NOW)).isEmpty();
      assertThat(grafana.annotations).hasSize(1);
      assertThat(grafana.annotation().has("timeEnd")).isFalse();
      assertThat(outbox.open("g", "alert:")).containsExactly("alert:1");

      outbox.offer("g", ENDED, NOW);
      assertThat(sender.send("g", api, NOW)).isEmpty();
      assertThat(grafana.annotations).hasSize(1);
      assertThat(grafana.annotation().path("timeEnd").asLong())
          .isEqualTo(NOW.plusSeconds(90).toEpochMilli());
      assertThat(outbox.waiting("g")).isZero();
      outbox.prune(NOW.plus(Duration.ofDays(61)));
      assertThat(outbox.open("g", "alert:")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatArrivedWithoutAnAnswerIsNotToldTwice(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      EventOutbox outbox = new EventOutbox(database);
      outbox.offer("g", ALERT, NOW);
      grafana.lie = 502;
      assertThat(new EventSender(outbox).send("g", api, NOW)).isPresent();
      assertThat(outbox.due("g", NOW)).isEmpty();

      grafana.lie = 0;
      Instant later = NOW.plusSeconds(60);
      assertThat(new EventSender(outbox).send("g", api, later)).isEmpty();
      assertThat(grafana.annotations).hasSize(1);
      assertThat(outbox.waiting("g")).isZero();
    }
  }

  @Test
  void aMissingRightIsNamedAndNothingIsLost() throws Exception {
    try (Database database = TestDatabases.sqlite()) {
      EventOutbox outbox = new EventOutbox(database);
      outbox.offer("g", ALERT, NOW);
      grafana.refusal = 403;
      assertThat(new EventSender(outbox).send("g", api, NOW))
          .hasValueSatisfying(
              failure -> {
                assertThat(failure.cause()).isEqualTo(Cause.DENIED);
                assertThat(failure.remedy()).contains("annotations:create");
              });
      grafana.refusal = 0;
      assertThat(new EventSender(outbox).send("g", api, NOW.plusSeconds(60))).isEmpty();
      assertThat(grafana.annotations).hasSize(1);
    }
  }

  @Test
  void oneThatGrafanaRefusesHoldsUpNoOther() throws Exception {
    try (Database database = TestDatabases.sqlite()) {
      EventOutbox outbox = new EventOutbox(database);
      outbox.offer("g", ALERT, NOW);
      grafana.refusal = 400;
      assertThat(new EventSender(outbox).send("g", api, NOW)).isPresent();
      assertThat(outbox.waiting("g")).isZero();
    }
  }

  @Test
  void whatWasDeletedInGrafanaIsNotMissed() throws Exception {
    try (Database database = TestDatabases.sqlite()) {
      EventOutbox outbox = new EventOutbox(database);
      outbox.offer("g", ALERT, NOW);
      assertThat(new EventSender(outbox).send("g", api, NOW)).isEmpty();
      grafana.annotations.clear();
      outbox.end("g", "alert:1", NOW.plusSeconds(5));
      assertThat(new EventSender(outbox).send("g", api, NOW.plusSeconds(10))).isEmpty();
      assertThat(outbox.waiting("g")).isZero();
    }
  }
}
