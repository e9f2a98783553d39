package io.andal.slo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.slo.GateDecision;
import io.andal.slo.Gatekeeper;
import io.andal.slo.SloService;
import io.andal.slo.engine.Definitions;
import io.andal.slo.policy.Approval;
import io.andal.slo.policy.KeptDecision;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GateStoreTest {
  private static final String DATABASES = "io.andal.testing.TestDatabases#all";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final MutableClock clock = new MutableClock(NOW);

  private SloService service(Database database) {
    SloService service = new SloService(database, clock);
    service.define(List.of(Definitions.slo("pump", Definitions.THIRTY_DAYS)));
    service.tick(_ -> MinuteRange.minuteOf(clock.instant()));
    return service;
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void everyAnswerIsKeptAndReadPageByPage(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService slos = service(database);
      GateDecision decision = slos.gateForService("commands").orElseThrow();
      for (int i = 1; i <= 5; i++) {
        slos.gatekeeper().keep(decision, "token:ci", "change " + i);
      }
      slos.gatekeeper().keep(slos.gateForSlo("pump").orElseThrow(), "ayu", "");

      List<KeptDecision> first =
          slos.gatekeeper().decisions(List.of("service/commands"), Optional.empty(), 3);
      List<KeptDecision> second =
          slos.gatekeeper()
              .decisions(List.of("service/commands"), Optional.of(first.getLast().id()), 3);

      assertThat(first)
          .extracting(KeptDecision::change)
          .containsExactly("change 5", "change 4", "change 3");
      assertThat(second).extracting(KeptDecision::change).containsExactly("change 2", "change 1");
      assertThat(first.getFirst().reasons()).isEqualTo(KeptDecision.reasons(decision));
      assertThat(first.getFirst().at()).isEqualTo(NOW);
      assertThat(slos.gatekeeper().decisions(List.of(), Optional.empty(), 10)).hasSize(6);
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void answersAreForgottenAfter400Days(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService slos = service(database);
      GateDecision decision = slos.gateForSlo("pump").orElseThrow();
      slos.gatekeeper().keep(decision, "ayu", "old");
      clock.advance(Gatekeeper.KEPT.plusSeconds(1));

      slos.gatekeeper().keep(decision, "ayu", "new\0 and clean");

      assertThat(slos.gatekeeper().decisions(List.of(), Optional.empty(), 10))
          .extracting(KeptDecision::change)
          .containsExactly("new and clean");
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void anApprovalSurvivesARestartAndEndsWhenItIsTakenBack(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Gatekeeper gate = service(database).gatekeeper();
      Approval approval =
          gate.approve("service/commands", "A fix", "ayu", NOW.plus(Duration.ofHours(4)));

      Gatekeeper restarted = service(database).gatekeeper();

      assertThat(restarted.running()).containsExactly(approval);
      assertThat(restarted.revoke(approval.id(), "budi")).isTrue();
      assertThat(restarted.revoke(approval.id(), "budi")).isFalse();
      assertThat(restarted.running()).isEmpty();
      assertThat(restarted.approvals(Duration.ofDays(1)).getFirst().revoked())
          .contains(new Approval.Revocation("budi", NOW));
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void anApprovalEndsByItselfAndNeverHoldsLongerThanAWeek(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Gatekeeper gate = service(database).gatekeeper();
      gate.approve("service/commands", "A fix", "ayu", NOW.plus(Duration.ofHours(4)));

      clock.advance(Duration.ofHours(4));

      assertThat(gate.running()).isEmpty();
      assertThatThrownBy(
              () -> gate.approve("slo/pump", "A fix", "ayu", NOW.plus(Duration.ofDays(9))))
          .hasMessageContaining("within 7 days");
      assertThatThrownBy(() -> gate.approve("slo/pump", " ", "ayu", NOW.plus(Duration.ofDays(1))))
          .hasMessageContaining("reason");
    }
  }
}
