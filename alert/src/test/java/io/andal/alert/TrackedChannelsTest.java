package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.channel.ActiveAlert;
import io.andal.channel.Cause;
import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.channel.Receipt;
import io.andal.channel.Receipt.Outcome;
import io.andal.database.Database;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.andal.workspace.Documents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrackedChannelsTest {
  private static final String PHONE = "+62812345678";

  private final MutableClock clock = new MutableClock(Pump.NOON);
  private final List<String> sent = new ArrayList<>();
  private final List<String> references = new ArrayList<>(List.of("m1", "m2"));
  private Consumer<Receipt> center = _ -> {};
  private Function<String, List<ActiveAlert>> remembered = _ -> List.of();
  private final Pace pace = new Pace();
  private boolean down;

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aMessageIsDeliveredWhenAllItsPartsAre(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, "")) {
      channels.open("sms").send(message("a"));
      assertThat(state(channels, "a")).isEqualTo(Told.State.ACCEPTED);
      hear("m2", Outcome.DELIVERED);
      assertThat(state(channels, "a")).isEqualTo(Told.State.ACCEPTED);
      hear("m1", Outcome.DELIVERED);
      hear("m1", Outcome.DELIVERED);
      assertThat(state(channels, "a")).isEqualTo(Told.State.DELIVERED);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aReceiptMayComeBeforeTheAnswerIsWrittenDown(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, "")) {
      hear("m1", Outcome.DELIVERED);
      hear("m2", Outcome.FAILED);
      channels.open("sms").send(message("a"));
      assertThat(channels.told("a").orElseThrow())
          .returns(Told.State.FAILED, Told::state)
          .returns("said so", Told::detail);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatIsNotHeardInTimeIsUnknownUntilALateReceiptTells(TestDatabases.Fresh fresh)
      throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, "")) {
      channels.open("sms").send(message("a"));
      clock.advance(Duration.ofMinutes(9));
      channels.tick();
      assertThat(state(channels, "a")).isEqualTo(Told.State.ACCEPTED);
      clock.advance(Duration.ofMinutes(1));
      channels.tick();
      assertThat(state(channels, "a")).isEqualTo(Told.State.UNKNOWN);
      hear("m1", Outcome.DELIVERED);
      hear("m2", Outcome.DELIVERED);
      assertThat(state(channels, "a")).isEqualTo(Told.State.DELIVERED);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anIdThatTheCenterUsesAgainIsOfTheNewMessage(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, "")) {
      channels.open("sms").send(message("a"));
      hear("m1", Outcome.DELIVERED);
      hear("m2", Outcome.DELIVERED);
      clock.advance(Duration.ofDays(2));
      channels.open("sms").send(message("b"));
      assertThat(state(channels, "b")).isEqualTo(Told.State.ACCEPTED);
      assertThat(state(channels, "a")).isEqualTo(Told.State.DELIVERED);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void theFallbackIsUsedWhenTheGatewayFailedLongEnough(TestDatabases.Fresh fresh) throws Exception {
    down = true;
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, FALLBACK)) {
      assertThatThrownBy(() -> channels.open("sms").send(message("a")))
          .isInstanceOf(DeliveryException.class)
          .hasMessage("The gateway is down.");
      clock.advance(Duration.ofMinutes(2));
      channels.open("sms").send(message("a"));
      assertThat(sent).containsExactly("mail ops@pumps.example a-fallback");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whoWasToldEnoughWaitsForTheFallbackToo(TestDatabases.Fresh fresh) throws Exception {
    down = true;
    AlertContext.Recipient ops = new AlertContext.Recipient("mail", "ops@pumps.example");
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, FALLBACK)) {
      assertThatThrownBy(() -> channels.open("sms").send(message("a")))
          .hasMessage("The gateway is down.");
      clock.advance(Duration.ofMinutes(2));
      for (int i = 0; i < Pace.MOST; i++) {
        assertThat(pace.take(ops, clock.instant())).isTrue();
      }
      assertThatThrownBy(() -> channels.open("sms").send(message("a")))
          .hasMessageContaining("30 times within a minute");
      clock.advance(Duration.ofMinutes(1));
      channels.open("sms").send(message("a"));
      assertThat(sent).containsExactly("mail ops@pumps.example a-fallback");
      for (int i = 1; i < Pace.MOST; i++) {
        assertThat(pace.take(ops, clock.instant())).isTrue();
      }
      assertThat(pace.take(ops, clock.instant())).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatWasNotDeliveredIsToldOnceOverTheFallback(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, FALLBACK)) {
      channels.open("sms").send(message("a"));
      hear("m1", Outcome.FAILED);
      channels.tick();
      channels.tick();
      assertThat(sent).containsExactly("sms " + PHONE + " a", "mail ops@pumps.example a-fallback");
      assertThat(channels.told("a").orElseThrow().fallback())
          .contains("mail mailto:ops@pumps.example");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void nothingIsSentBeyondWhatADayMayCost(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels =
            open(database, ", \"cost\": {\"perMessage\": 0.05, \"perDay\": 0.2}")) {
      channels.open("sms").send(message("a"));
      channels.open("sms").send(message("b"));
      assertThatThrownBy(() -> channels.open("sms").send(message("c")))
          .isInstanceOfSatisfying(
              DeliveryException.class,
              e -> assertThat(e.retryAfter()).contains(Duration.ofHours(12)))
          .hasMessageContaining("has sent 4 messages today");
      clock.advance(Duration.ofHours(12));
      channels.open("sms").send(message("c"));
      assertThat(sent).hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anAlertShowsWhatBecameOfItsMessages(TestDatabases.Fresh fresh) throws Exception {
    Pump pump = new Pump();
    pump.recipients = List.of(new AlertContext.Recipient("sms", PHONE));
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, "");
        Outbox outbox = new Outbox(database, clock, channels)) {
      AlertService service = new AlertService(database, clock, pump);
      service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
      outbox.runDue();
      String id = service.active().getFirst().id();
      assertThat(service.deliveries(id).getFirst().receipt()).contains(Told.State.ACCEPTED);
      hear("m1", Outcome.FAILED);
      assertThat(service.deliveries(id).getFirst())
          .returns(Optional.of(Told.State.FAILED), Delivery::receipt)
          .returns("said so", Delivery::receiptDetail);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatIsActiveOnALevelIsRememberedUntilItsEnd(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, "")) {
      channels.open("coil").send(message("a"));
      channels.open("coil").send(message("a"));
      clock.advance(Duration.ofDays(200));
      channels.tick();
      assertThat(remembered.apply("coil")).containsExactly(new ActiveAlert("a1", PHONE));
      Message end = message("b");
      channels
          .open("coil")
          .send(new Message(end.id(), end.notice().resolved(Pump.NOON), end.recipient()));
      assertThat(remembered.apply("coil")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aLevelEndsWithItsAlertAlsoWhereNobodyIsTold(TestDatabases.Fresh fresh) throws Exception {
    Pump pump = new Pump();
    pump.recipients = List.of(new AlertContext.Recipient("coil", "lamp"));
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, "");
        Outbox outbox = new Outbox(database, clock, channels)) {
      AlertService service = new AlertService(database, clock, pump);
      service.accept(List.of(pump.says(Verdict.HOLDS, 0)));
      outbox.runDue();
      channels.tick();
      assertThat(remembered.apply("coil")).hasSize(1);
      service.retain(java.util.Set.of());
      channels.tick();
      assertThat(remembered.apply("coil")).isEmpty();
      assertThat(sent).hasSize(2).last().asString().endsWith("-end");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aTestOfALevelIsOverAfterAMinute(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = open(database, "")) {
      channels.open("coil").send(message("test-1-started"));
      channels.tick();
      assertThat(remembered.apply("coil")).hasSize(1);
      clock.advance(Duration.ofSeconds(61));
      channels.tick();
      assertThat(remembered.apply("coil")).isEmpty();
    }
  }

  private static final String FALLBACK =
      ", \"fallback\": {\"channel\": \"mail\", \"target\": \"mailto:ops@pumps.example\"}";

  private TrackedChannels open(Database database, String more) {
    Documents documents =
        Documents.of(
            List.of(
                Mail.document(
                    "Channel", "sms", "", "{\"type\": \"Smpp\", \"host\": \"sms\"" + more + "}"),
                Mail.document(
                    "Channel",
                    "coil",
                    "",
                    "{\"type\": \"Modbus\", \"host\": \"plc\", \"coil\": 3}"),
                Mail.channel("mail", 25)));
    return new TrackedChannels(
        database,
        clock,
        () -> documents,
        pace,
        (receipts, active) -> {
          remembered = active;
          center = receipts;
          return this::fake;
        });
  }

  private Channel fake(String name) {
    return message -> {
      if (down && name.equals("sms")) {
        throw new DeliveryException("The gateway is down.");
      }
      sent.add(name + " " + message.recipient() + " " + message.id());
      return name.equals("sms") ? new Handover(references) : Handover.DONE;
    };
  }

  private void hear(String reference, Outcome outcome) {
    center.accept(
        new Receipt(
            "sms",
            reference,
            outcome,
            clock.instant(),
            outcome == Outcome.FAILED ? "said so" : ""));
  }

  private static Told.State state(TrackedChannels channels, String id) {
    return channels.told(id).orElseThrow().state();
  }

  private static Message message(String id) {
    return new Message(
        id,
        new Notice(
            "a1",
            Notice.Event.STARTED,
            Cause.BURN,
            "s",
            "S",
            "s",
            "page",
            "page",
            "burning",
            0.99,
            Optional.empty(),
            0.5,
            2,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "https://andal.example/",
            Pump.NOON,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        PHONE);
  }
}
