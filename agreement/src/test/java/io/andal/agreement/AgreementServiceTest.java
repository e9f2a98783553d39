package io.andal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementServiceTest {
  private static final String SPEC =
      """
      covers: {slos: [alpha]}
      period: {length: month, timeZone: UTC, start: "2026-01-01"}
      commitment: "99.9"
      measurement: {method: badMinutes, errorRate: {gt: "5"}}
      credits:
        tiers: [{lt: "99.9", credit: "10"}]
        base: {amount: "100", currency: EUR}
        claimWithinDays: 30
      """;

  private static final long APRIL = MinuteRange.minuteOf(Instant.parse("2026-04-01T00:00:00Z"));

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-02T00:00:00Z"));
  private final Contracts.Minutes minutes = new Contracts.Minutes();

  private AgreementService service(Database database) {
    AgreementService service = new AgreementService(database, clock, minutes);
    service.define(List.of(Contracts.agreement(SPEC)), List.of(Contracts.slo("alpha")));
    return service;
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anIssuedStatementNeverChangesAndShowsThatSlicesDid(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      AgreementService service = service(database);
      minutes.failing("alpha", APRIL, 60, 1_000);
      IssuedStatement first = service.issue("test", "2026-04", "ayu", "April");
      assertThat(first.revision()).isEqualTo(1);
      assertThat(first.statement().owed().amount()).isEqualTo("10.00");
      assertThat(first.statement().claimUntil()).isEqualTo("2026-05-30");

      // The source corrects itself: only half of it failed at all.
      minutes.failing("alpha", APRIL, 40, 0);
      clock.advance(Duration.ofMinutes(11));

      assertThat(service.issued("test", "2026-04")).containsExactly(first);
      Statement now = service.draft("test", "2026-04").orElseThrow();
      assertThat(now.saysTheSame(first.statement())).isFalse();
      assertThat(now.kept()).isEqualTo("yes");

      IssuedStatement second = service.issue("test", "2026-04", "budi", "Corrected");
      assertThat(second.revision()).isEqualTo(2);
      assertThat(service.issued("test", "2026-04")).containsExactly(second, first);
      assertThat(service.issued("test")).containsExactly(second, first);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatCanNotBeIssuedIsRefusedWithTheReason(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      AgreementService service = service(database);
      minutes.missing("alpha", APRIL - 31 * 1_440, 31 * 1_440);
      service.issue("test", "2026-04", "ayu", "");

      assertThatThrownBy(() -> service.issue("test", "2026-04", "ayu", ""))
          .isInstanceOf(AgreementException.class)
          .hasMessageContaining("says the same");
      assertThatThrownBy(() -> service.issue("test", "2026-05", "ayu", ""))
          .hasMessageContaining("runs until the end of 2026-05-31");
      assertThatThrownBy(() -> service.issue("test", "2026-03", "ayu", ""))
          .hasMessageContaining("Nothing was measured");
      assertThatThrownBy(() -> service.issue("test", "2025-12", "ayu", ""))
          .hasMessageContaining("no period '2025-12'");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void statementsOutliveTheirAgreement(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      AgreementService service = service(database);
      IssuedStatement issued = service.issue("test", "2026-04", "ayu", "");

      service.define(List.of(), List.of());

      assertThat(service.find("test")).isEmpty();
      assertThat(service.issued("test")).containsExactly(issued);
    }
  }
}
