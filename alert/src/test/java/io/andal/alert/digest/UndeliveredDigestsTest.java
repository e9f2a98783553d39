package io.andal.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.DeadLetters;
import io.andal.alert.Told;
import io.andal.alert.TrackedChannels;
import io.andal.alert.Undelivered;
import io.andal.channel.Cause;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.channel.sms.SmsText;
import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A digest that its channel doesn't take is seen, sent again, or told over another. */
class UndeliveredDigestsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final MutableClock clock = new MutableClock(NOON);
  private final Mailbox mailbox = new Mailbox();

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void itStandsInTheListUntilItIsSentAgain(TestDatabases.Fresh fresh) throws Exception {
    mailbox.down = true;
    try (Database database = fresh.open();
        TrackedChannels channels = mailbox.open(database, clock)) {
      DeadLetters letters = new DeadLetters(database, clock, _ -> false);
      channels.open("mail").send(message("a"));
      clock.advance(Duration.ofDays(1));
      channels.tick();
      Undelivered found = letters.list(10).getFirst();
      assertThat(found)
          .returns(Undelivered.Kind.DIGEST, Undelivered::kind)
          .returns("Digest: 1 alert", Undelivered::title)
          .returns(1, Undelivered::attempts)
          .returns("The mail server is down.", Undelivered::error);
      mailbox.down = false;
      channels.tick();
      assertThat(mailbox.digests).isEmpty();
      assertThat(letters.resend(found.id())).isTrue();
      channels.tick();
      assertThat(mailbox.digests).singleElement().returns(found.id(), digest -> digest.id());
      assertThat(letters.list(10)).isEmpty();
      assertThat(letters.resend(found.id())).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void afterAWhileItIsToldOverTheFallbackAndOnlyOnce(TestDatabases.Fresh fresh) throws Exception {
    mailbox.down = true;
    mailbox.fallback =
        Optional.of("{\"channel\": \"sms\", \"target\": \"tel:+62812345678\", \"after\": \"2m\"}");
    try (Database database = fresh.open();
        TrackedChannels channels = mailbox.open(database, clock)) {
      channels.open("mail").send(message("a"));
      channels.open("mail").send(message("b"));
      clock.advance(Duration.ofDays(1));
      channels.tick();
      assertThat(mailbox.overFallback).isEmpty();
      clock.advance(Duration.ofMinutes(3));
      channels.tick();
      clock.advance(Duration.ofHours(1));
      mailbox.down = false;
      channels.tick();
      Message told = mailbox.overFallback.getFirst();
      assertThat(mailbox.overFallback).hasSize(1);
      assertThat(told.recipient()).isEqualTo("+62812345678");
      assertThat(told.id()).startsWith("digest-").endsWith("-fallback");
      assertThat(SmsText.of(told.notice())).startsWith("DIGEST: 2 fired: pump a, pump b.");
      assertThat(mailbox.digests).isEmpty();
      assertThat(new DeadLetters(database, clock, _ -> false).list(10)).isEmpty();
      assertThat(channels.told("a-started").orElseThrow())
          .returns(Told.State.DELIVERED, Told::state);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aLampTellsNoDigestAndItStaysInTheList(TestDatabases.Fresh fresh) throws Exception {
    mailbox.down = true;
    mailbox.fallback =
        Optional.of("{\"channel\": \"lamp\", \"target\": \"lamp\", \"after\": \"0s\"}");
    try (Database database = fresh.open();
        TrackedChannels channels = mailbox.open(database, clock)) {
      channels.open("mail").send(message("a"));
      clock.advance(Duration.ofDays(1));
      channels.tick();
      assertThat(mailbox.overFallback).isEmpty();
      assertThat(new DeadLetters(database, clock, _ -> false).list(10).getFirst().error())
          .contains("The mail server is down.", "'lamp' is on or off");
    }
  }

  private static Message message(String name) {
    Notice notice =
        new Notice(
            name,
            Notice.Event.STARTED,
            Cause.BURN,
            name,
            "pump " + name,
            "pumps",
            "slow",
            "ticket",
            "It burns.",
            0.99,
            Optional.empty(),
            0.5,
            2,
            List.of(),
            Optional.empty(),
            Optional.of("Controls"),
            "https://andal.example/objectives/" + name,
            NOON,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Message(name + "-started", notice, "ops@pumps.example");
  }
}
