package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.database.Database;
import io.andal.slo.RuleVerdict;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxTest {
  private final MutableClock clock = new MutableClock(Pump.NOON);
  private final Pump pump = new Pump();
  private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
  private volatile boolean down;

  private Channel open(String name) throws DeliveryException {
    return message -> {
      if (down) {
        throw new DeliveryException("The server is down.");
      }
      sent.add(message.notice().event().word() + " " + message.recipient());
      return Handover.DONE;
    };
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void eachMessageIsSentOnce(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        Outbox outbox = new Outbox(database, clock, this::open)) {
      AlertService service = new AlertService(database, clock, pump);
      service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
      outbox.runDue();
      outbox.runDue();
      assertThat(sent).containsExactly("started ops@pumps.example");
      service.accept(List.of(pump.says(Verdict.CLEAR, 1)));
      outbox.runDue();
      outbox.runDue();
      assertThat(sent).containsExactly("started ops@pumps.example", "resolved ops@pumps.example");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void theEndWaitsForTheStart(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        Outbox outbox = new Outbox(database, clock, this::open)) {
      AlertService service = new AlertService(database, clock, pump);
      service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
      String id = service.active().getFirst().id();
      down = true;
      outbox.runDue();
      service.accept(List.of(pump.says(Verdict.CLEAR, 1)));
      down = false;
      outbox.runDue();
      assertThat(sent).isEmpty();
      assertThat(service.deliveries(id).getFirst())
          .returns(1, Delivery::attempts)
          .returns(Optional.of("The server is down."), Delivery::lastError);
      clock.advance(Duration.ofMinutes(1));
      outbox.runDue();
      assertThat(sent).containsExactly("started ops@pumps.example", "resolved ops@pumps.example");
      assertThat(service.deliveries(id)).allMatch(delivery -> delivery.lastError().isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void onAPersonsWordItIsTriedAtOnceAndWhatWasSentIsNotSentAgain(TestDatabases.Fresh fresh)
      throws Exception {
    try (Database database = fresh.open();
        Outbox outbox = new Outbox(database, clock, this::open)) {
      AlertService service = new AlertService(database, clock, pump);
      service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
      String id = service.active().getFirst().id();
      down = true;
      outbox.runDue();
      down = false;
      assertThat(outbox.retry(id)).isEqualTo(1);
      outbox.runDue();
      assertThat(sent).containsExactly("started ops@pumps.example");
      assertThat(outbox.retry(id)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aServerThatStaysDownIsTriedForDaysAndThenGivenUp(TestDatabases.Fresh fresh)
      throws Exception {
    down = true;
    try (Database database = fresh.open();
        Outbox outbox = new Outbox(database, clock, this::open)) {
      AlertService service = new AlertService(database, clock, pump);
      service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
      String id = service.active().getFirst().id();
      service.accept(List.of(pump.says(Verdict.CLEAR, 1)));
      for (int hour = 0; hour < 48; hour++) {
        outbox.runDue();
        clock.advance(Duration.ofHours(1));
      }
      assertThat(service.deliveries(id).getFirst().nextAttemptAt()).isPresent();
      clock.advance(Duration.ofDays(2));
      outbox.runDue();
      down = false;
      clock.advance(Duration.ofDays(2));
      outbox.runDue();
      assertThat(sent).isEmpty();
      assertThat(service.deliveries(id)).allMatch(delivery -> delivery.nextAttemptAt().isEmpty());
      assertThat(service.deliveries(id).getLast().lastError().orElseThrow()).contains("start");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aClockThatIsSetBackDoesNotHoldMessagesUp(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        Outbox outbox = new Outbox(database, clock, this::open)) {
      AlertService service = new AlertService(database, clock, pump);
      service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
      clock.advance(Duration.ofDays(-20));
      outbox.runDue();
      assertThat(sent).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void severalSendersDoNotSendTwice(TestDatabases.Fresh fresh) throws Exception {
    pump.recipients =
        java.util.stream.IntStream.range(0, 40)
            .mapToObj(n -> new AlertContext.Recipient("ops-mail", "ops" + n + "@pumps.example"))
            .toList();
    try (Database database = fresh.open();
        Outbox one = new Outbox(database, clock, this::open);
        Outbox two = new Outbox(database, clock, this::open);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      new AlertService(database, clock, pump).accept(List.of(pump.says(Verdict.HOLDS, 0)));
      Future<?> first = threads.submit(() -> run(one));
      Future<?> second = threads.submit(() -> run(two));
      first.get();
      second.get();
      assertThat(sent).hasSize(40).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aPhoneGetsThirtyMessagesAMinuteWhicheverWayTheyComeAndTheRestLater(TestDatabases.Fresh fresh)
      throws Exception {
    AlertContext.Recipient phone = new AlertContext.Recipient("sms", "+62812345678");
    AlertContext.Recipient other = new AlertContext.Recipient("sms", "+62811111111");
    Pace pace = new Pace();
    for (int i = 0; i < 10; i++) {
      assertThat(pace.take(phone, clock.instant())).isTrue();
    }
    try (Database database = fresh.open();
        Outbox outbox = new Outbox(database, clock, this::open, pace)) {
      storm(database, phone, 250);
      storm(database, other, 1);
      outbox.runDue();
      assertThat(sent).hasSize(21).contains("started +62811111111");
      assertThat(pace.held(clock.instant()))
          .containsExactly(new Pace.Held(phone, clock.instant().plusSeconds(60)));
      outbox.runDue();
      assertThat(sent).hasSize(21);
      for (int minute = 1; minute <= 8; minute++) {
        clock.advance(Duration.ofMinutes(1));
        outbox.runDue();
        assertThat(sent).hasSize(Math.min(251, 21 + 30 * minute));
      }
      assertThat(outbox.waiting()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whoWasToldEnoughBeforeARestartIsSparedAfterItToo(TestDatabases.Fresh fresh)
      throws Exception {
    AlertContext.Recipient phone = new AlertContext.Recipient("sms", "+62812345678");
    try (Database database = fresh.open()) {
      try (Outbox outbox = new Outbox(database, clock, this::open)) {
        storm(database, phone, 30);
        outbox.runDue();
      }
      assertThat(sent).hasSize(30);
      assertThat(Pace.after(database, clock.instant()).take(phone, clock.instant())).isFalse();
      clock.advance(Duration.ofMinutes(1));
      assertThat(Pace.after(database, clock.instant()).take(phone, clock.instant())).isTrue();
    }
  }

  /** As many alerts at once. */
  private void storm(Database database, AlertContext.Recipient to, int alerts) {
    pump.recipients = List.of(to);
    List<RuleVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < alerts; i++) {
      String name = to.address() + "-" + i;
      pump.slos.put(name, pump.definition(name, List.of(Pump.page())));
      verdicts.add(new RuleVerdict(name, Pump.page(), Pump.MINUTE, Verdict.HOLDS));
    }
    new AlertService(database, clock, pump).accept(verdicts);
  }

  private static void run(Outbox outbox) {
    try {
      outbox.runDue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatACrashLeftClaimedIsSentWhenTheClaimRanOut(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        Outbox next = new Outbox(database, clock, this::open)) {
      new AlertService(database, clock, pump).accept(List.of(pump.says(Verdict.HOLDS, 0)));
      try (Outbox dying =
          new Outbox(
              database,
              clock,
              name ->
                  message -> {
                    throw new Killed();
                  })) {
        assertThatThrownBy(dying::runDue).isInstanceOf(Killed.class);
      }
      next.runDue();
      assertThat(sent).isEmpty();
      clock.advance(Duration.ofMinutes(4));
      next.runDue();
      assertThat(sent).containsExactly("started ops@pumps.example");
    }
  }

  /** Stands for {@code kill -9}: nothing after it runs. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
