package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.database.Database;
import io.andal.slo.BudgetState;
import io.andal.slo.RuleVerdict;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertServiceTest {
  private final MutableClock clock = new MutableClock(Pump.NOON);
  private final Pump pump = new Pump();
  private final List<Database> opened = new ArrayList<>();

  private AlertService open(TestDatabases.Fresh fresh) {
    return open(fresh.open());
  }

  private AlertService open(Database database) {
    opened.add(database);
    return new AlertService(database, clock, pump);
  }

  @AfterEach
  void close() {
    opened.forEach(Database::close);
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anAlertStartsAndEndsOnceHoweverOftenItIsSaid(TestDatabases.Fresh fresh) {
    AlertService service = open(fresh);
    for (int again = 0; again < 3; again++) {
      service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    }
    Alert alert = service.active().getFirst();
    assertThat(service.active()).hasSize(1);
    assertThat(alert.state()).isEqualTo(AlertState.FIRING);
    assertThat(alert.firedAt()).contains(Pump.NOON);
    for (int again = 0; again < 3; again++) {
      service.accept(List.of(pump.says(Verdict.CLEAR, 7)));
    }
    assertThat(service.active()).isEmpty();
    assertThat(service.find(alert.id()))
        .get()
        .returns(AlertState.RESOLVED, Alert::state)
        .returns(Optional.of(Pump.NOON.plus(Duration.ofMinutes(7))), Alert::resolvedAt);
    assertThat(service.deliveries(alert.id()))
        .extracting(Delivery::event)
        .containsExactly("started", "resolved");
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void theSummaryHoldsTheNumbers(TestDatabases.Fresh fresh) {
    AlertService service = open(fresh);
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    assertThat(service.active().getFirst().summary())
        .isEqualTo(
            "Commands are accepted within 300 ms: burning 14.8× over 1 h and 5 min; 41 % of the"
                + " budget left, gone in 2 h 10 min.");
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatWasSaidBeforeARestartDoesNotFireAgain(TestDatabases.Fresh fresh) {
    Database database = fresh.open();
    List<RuleVerdict> story = List.of(pump.says(Verdict.HOLDS, 0), pump.says(Verdict.CLEAR, 5));
    open(database).accept(story);
    AlertService restarted = new AlertService(database, clock, pump);
    restarted.accept(story);
    restarted.accept(List.of(pump.says(Verdict.HOLDS, 3)));
    restarted.accept(List.of(pump.says(Verdict.HOLDS, -3 * 24 * 60)));
    assertThat(restarted.active()).isEmpty();
    assertThat(restarted.alerts(Optional.empty(), Optional.empty(), Optional.empty(), 10))
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aClockThatIsSetBackNeitherEndsNorDoublesAnAlert(TestDatabases.Fresh fresh) {
    AlertService service = open(fresh);
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    service.accept(List.of(pump.says(Verdict.HOLDS, 60)));
    clock.advance(Duration.ofMinutes(-90));
    service.accept(List.of(pump.says(Verdict.CLEAR, 30)));
    service.accept(List.of(pump.says(Verdict.HOLDS, 31)));
    assertThat(service.alerts(Optional.empty(), Optional.empty(), Optional.empty(), 10))
        .singleElement()
        .returns(AlertState.FIRING, Alert::state);
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anAlertThatCannotBeMeasuredIsFrozenAndSaysSo(TestDatabases.Fresh fresh) {
    AlertService service = open(fresh);
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    service.accept(List.of(pump.says(Verdict.UNMEASURED, 3)));
    Alert frozen = service.active().getFirst();
    assertThat(frozen.frozen()).isTrue();
    assertThat(frozen.summary()).contains("can't be measured since 2026-11-22 12:03 UTC");
    assertThat(service.deliveries(frozen.id())).hasSize(1);
    service.accept(List.of(pump.says(Verdict.HOLDS, 9)));
    assertThat(service.active().getFirst().frozen()).isFalse();
    assertThat(service.active().getFirst().summary()).doesNotContain("frozen");
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aPendingAlertVanishesUntold(TestDatabases.Fresh fresh) {
    pump.define(Pump.rule(Duration.ofMinutes(10), false, true, true));
    AlertService service = open(fresh);
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    Alert pending = service.active().getFirst();
    assertThat(pending.state()).isEqualTo(AlertState.PENDING);
    service.accept(List.of(pump.says(Verdict.CLEAR, 1)));
    assertThat(service.find(pending.id())).isEmpty();
    assertThat(service.deliveries(pending.id())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void noDataIsAnAlertOfItsOwnThatEndsWithData(TestDatabases.Fresh fresh) {
    pump.define(Pump.rule(Duration.ZERO, true, true, true));
    pump.state = BudgetState.UNMEASURED;
    AlertService service = open(fresh);
    for (int minute = 0; minute <= 5; minute++) {
      service.accept(List.of(pump.says(Verdict.UNMEASURED, minute)));
    }
    Alert alert = service.active().getFirst();
    assertThat(alert.state()).isEqualTo(AlertState.FIRING);
    assertThat(alert.summary()).contains("can't be measured since 2026-11-22 12:00 UTC");
    service.accept(List.of(pump.says(Verdict.CLEAR, 6)));
    assertThat(service.find(alert.id()).orElseThrow().summary()).contains("measured again");
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void thePolicyDecidesWhatIsTold(TestDatabases.Fresh fresh) {
    pump.define(Pump.rule(Duration.ZERO, false, true, false));
    AlertService service = open(fresh);
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    String id = service.active().getFirst().id();
    assertThat(service.deliveries(id)).isEmpty();
    service.accept(List.of(pump.says(Verdict.CLEAR, 1)));
    assertThat(service.deliveries(id)).extracting(Delivery::event).containsExactly("resolved");
    pump.define(Pump.rule(Duration.ZERO, false, false, true));
    service.accept(List.of(pump.says(Verdict.HOLDS, 2)));
    String second = service.active().getFirst().id();
    service.accept(List.of(pump.says(Verdict.CLEAR, 3)));
    assertThat(service.deliveries(second)).extracting(Delivery::event).containsExactly("started");
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void theEndIsToldToThoseWhoHeardTheStart(TestDatabases.Fresh fresh) {
    AlertService service = open(fresh);
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    String id = service.active().getFirst().id();
    pump.recipients = List.of(new AlertContext.Recipient("ops-mail", "new@pumps.example"));
    service.accept(List.of(pump.says(Verdict.CLEAR, 1)));
    assertThat(service.deliveries(id))
        .extracting(Delivery::recipient)
        .containsExactly("ops@pumps.example", "ops@pumps.example");
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aVanishedSloEndsItsAlertsQuietly(TestDatabases.Fresh fresh) {
    AlertService service = open(fresh);
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    String id = service.active().getFirst().id();
    service.retain(Set.of("another"));
    assertThat(service.active()).isEmpty();
    assertThat(service.find(id).orElseThrow().resolvedAt()).isPresent();
    assertThat(service.deliveries(id)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anAlertThatBecameClearWhileNobodyListenedEnds(TestDatabases.Fresh fresh) {
    AlertService service = open(fresh);
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    service.accept(List.of());
    assertThat(service.active()).hasSize(1);
    pump.heat = 0.1;
    pump.state = BudgetState.READING;
    service.accept(List.of());
    assertThat(service.active()).hasSize(1);
    pump.state = BudgetState.EXHAUSTED;
    service.accept(List.of());
    assertThat(service.active()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anAlertOfARuleThatIsGoneEndsQuietly(TestDatabases.Fresh fresh) {
    AlertService service = open(fresh);
    service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
    String id = service.active().getFirst().id();
    pump.slos.put(Pump.SLO, pump.definition(Pump.SLO, List.of()));
    service.accept(List.of());
    assertThat(service.active()).isEmpty();
    assertThat(service.deliveries(id)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void twoReplicasThatHearTheSameMakeOneAlert(TestDatabases.Fresh fresh) throws Exception {
    Database database = fresh.open();
    List<AlertService> replicas = List.of(open(database), new AlertService(database, clock, pump));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int minute = 0; minute < 20; minute++) {
        RuleVerdict verdict = pump.says(minute % 2 == 0 ? Verdict.HOLDS : Verdict.CLEAR, minute);
        List<Callable<Boolean>> both = new ArrayList<>();
        for (AlertService replica : replicas) {
          both.add(
              () -> {
                replica.accept(List.of(verdict));
                return true;
              });
        }
        for (Future<Boolean> done : threads.invokeAll(both)) {
          assertThat(done.get()).isTrue();
        }
      }
    }
    AlertService service = replicas.getFirst();
    List<Alert> all = service.alerts(Optional.empty(), Optional.empty(), Optional.empty(), 100);
    assertThat(all).hasSize(10).allMatch(alert -> alert.state() == AlertState.RESOLVED);
    assertThat(all).allMatch(alert -> service.deliveries(alert.id()).size() == 2);
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anAlertAndItsMessagesAreKeptTogetherOrNotAtAll(TestDatabases.Fresh fresh) {
    AlertService service = open(fresh);
    List<RuleVerdict> verdicts = List.of(pump.says(Verdict.HOLDS, 0));
    List<AlertContext.Recipient> whole = pump.recipients;
    pump.recipients = new ArrayList<>(whole);
    pump.recipients.add(null);
    assertThatThrownBy(() -> service.accept(verdicts)).isInstanceOf(NullPointerException.class);
    assertThat(service.active()).isEmpty();
    pump.recipients = whole;
    service.accept(verdicts);
    assertThat(service.deliveries(service.active().getFirst().id())).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void pagesGoOnWhereTheLastOneEnded(TestDatabases.Fresh fresh) {
    AlertService service = open(fresh);
    for (int round = 0; round < 5; round++) {
      service.accept(List.of(pump.says(Verdict.HOLDS, 2L * round)));
      service.accept(List.of(pump.says(Verdict.CLEAR, 2L * round + 1)));
      clock.advance(Duration.ofMinutes(2));
    }
    List<Alert> first =
        service.alerts(Optional.of(Pump.SLO), Optional.empty(), Optional.empty(), 3);
    List<Alert> rest =
        service.alerts(
            Optional.empty(),
            Optional.of(AlertState.RESOLVED),
            Optional.of(first.getLast().id()),
            3);
    assertThat(first).hasSize(3);
    assertThat(rest).hasSize(2);
    List<Alert> both = new ArrayList<>(first);
    both.addAll(rest);
    assertThat(both).extracting(Alert::startedAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThatThrownBy(
            () -> service.alerts(Optional.empty(), Optional.empty(), Optional.empty(), 0))
        .hasMessageContaining("1 to 500");
  }
}
