package io.andal.agreement;

import io.andal.agreement.store.StatementStore;
import io.andal.database.Database;
import io.andal.slo.SloDefinition;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All agreements: what was kept in which period, what is owed, and the statements that were issued.
 * Thread-safe.
 *
 * <p>Accounts are drawn up from slices when asked for, and kept for a while: that of a running
 * period for half a minute, that of a closed one for ten, and for six hours once late data have
 * become unlikely. A statement is always drawn up afresh.
 */
public final class AgreementService {
  /** For so long slices are kept; older periods can only be told by their statements. */
  private static final Duration SLICES_KEPT = Duration.ofDays(400);

  private static final Duration RUNNING_KEPT = Duration.ofSeconds(30);
  private static final Duration CLOSED_KEPT = Duration.ofMinutes(10);
  private static final Duration SETTLED_KEPT = Duration.ofHours(6);

  /** Sources are late by minutes or hours; devices that were offline by a day or two. */
  private static final Duration SETTLES = Duration.ofDays(3);

  private static final int MOST_KEPT = 20_000;
  private static final int LONGEST_NOTE = 500;

  private final StatementStore statements;
  private final Clock clock;
  private final SloMinutes minutes;
  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();
  private volatile SortedMap<String, Known> known = new TreeMap<>();

  /** Opens the store (and brings its table up to date). */
  public AgreementService(Database database, Clock clock, SloMinutes minutes) {
    this.statements = new StatementStore(database);
    this.clock = clock;
    this.minutes = minutes;
  }

  private record Known(Agreement agreement, List<SloDefinition> covered, List<Finding> findings) {}

  private record Key(String agreement, String period) {}

  private record Kept(Account account, Instant until) {}

  /** Puts agreements in force, with the SLOs that there are. */
  public void define(List<Agreement> agreements, List<SloDefinition> slos) {
    SortedMap<String, Known> next = new TreeMap<>();
    for (Agreement agreement : agreements) {
      List<SloDefinition> covered = slos.stream().filter(agreement.coverage()::covers).toList();
      next.put(agreement.name(), new Known(agreement, covered, looser(agreement, covered)));
    }
    Map<String, Known> former = known;
    known = next;
    kept.keySet()
        .removeIf(
            key ->
                !java.util.Objects.equals(former.get(key.agreement()), next.get(key.agreement())));
  }

  /** By name. */
  public List<Agreement> agreements() {
    return known.values().stream().map(Known::agreement).toList();
  }

  public Optional<Agreement> find(String name) {
    return Optional.ofNullable(known.get(name)).map(Known::agreement);
  }

  /** The SLOs that an agreement speaks of, by name. */
  public List<SloDefinition> covered(String agreement) {
    return Optional.ofNullable(known.get(agreement)).map(Known::covered).orElse(List.of());
  }

  /** SLOs that are looser than what was promised with them. */
  public List<Finding> findings(String name) {
    return Optional.ofNullable(known.get(name)).map(Known::findings).orElse(List.of());
  }

  private static List<Finding> looser(Agreement agreement, List<SloDefinition> covered) {
    List<Finding> findings = new ArrayList<>();
    for (SloDefinition slo : covered) {
      Fraction target = Fraction.of(java.math.BigDecimal.valueOf(slo.target()));
      if (target.compareTo(agreement.promised()) < 0) {
        findings.add(
            new Finding(
                agreement.name(),
                slo.name(),
                slo.displayName().isBlank() ? slo.name() : slo.displayName(),
                slo.target(),
                agreement.commitment().toPlainString()));
      }
    }
    return List.copyOf(findings);
  }

  /** All periods that have begun, the latest first. */
  public List<Period> periods(String agreement) {
    return find(agreement)
        .map(found -> found.term().until(clock.instant()).reversed())
        .orElse(List.of());
  }

  private Optional<Period> period(String agreement, String id) {
    return periods(agreement).stream().filter(period -> period.id().equals(id)).findFirst();
  }

  /** What a period comes to by the slices as they are; empty if it has not begun. */
  public Optional<Account> account(String agreement, String period) {
    Key key = new Key(agreement, period);
    Kept there = kept.get(key);
    if (there != null && clock.instant().isBefore(there.until())) {
      return Optional.of(there.account());
    }
    Optional<Account> fresh = drawUp(agreement, period);
    fresh.ifPresent(
        account -> {
          if (kept.size() >= MOST_KEPT) {
            kept.clear();
          }
          kept.put(key, new Kept(account, clock.instant().plus(keeping(account))));
        });
    return fresh;
  }

  private Duration keeping(Account account) {
    if (account.running()) {
      return RUNNING_KEPT;
    }
    Instant settled = account.period().range().end().plus(SETTLES);
    return clock.instant().isAfter(settled) ? SETTLED_KEPT : CLOSED_KEPT;
  }

  /**
   * The account of the running period as it was last drawn up, which may have been a while ago;
   * empty if nobody asked yet. Costs nothing.
   */
  public Optional<Account> lately(String agreement) {
    return periods(agreement).stream()
        .findFirst()
        .map(period -> kept.get(new Key(agreement, period.id())))
        .map(Kept::account)
        .filter(Account::running);
  }

  private Optional<Account> drawUp(String agreement, String period) {
    Known found = known.get(agreement);
    if (found == null) {
      return Optional.empty();
    }
    return period(agreement, period)
        .map(one -> new Accountant(found.agreement(), found.covered(), minutes).account(one));
  }

  /** Whether the slices of a period may be gone, so that nothing can be computed any more. */
  public boolean beyondSlices(Period period) {
    return period.range().start().isBefore(clock.instant().minus(SLICES_KEPT));
  }

  /** What a statement would say now; empty if the period has not begun. */
  public Optional<Statement> draft(String agreement, String period) {
    return account(agreement, period).map(StatementWriter::write);
  }

  /** All revisions of all periods, the latest period and revision first. */
  public List<IssuedStatement> issued(String agreement) {
    return statements.of(agreement);
  }

  /** All revisions for a period, the latest first. */
  public List<IssuedStatement> issued(String agreement, String period) {
    return statements.of(agreement, period);
  }

  /**
   * Freezes what a closed period comes to.
   *
   * @param by who does it
   * @param note why; cut to {@value #LONGEST_NOTE} characters
   * @return the new revision
   * @throws AgreementException if there is no such period, it is still running, nothing was
   *     measured, its slices are gone, or the latest revision says the same
   */
  public IssuedStatement issue(String agreement, String periodId, String by, String note) {
    Period period =
        period(agreement, periodId)
            .orElseThrow(
                () ->
                    new AgreementException(
                        "Agreement '%s' has no period '%s'.".formatted(agreement, periodId)));
    if (clock.instant().isBefore(period.range().end())) {
      throw new AgreementException(
          "The period %s runs until the end of %s; a statement can be issued after it."
              .formatted(periodId, period.lastDay()));
    }
    if (beyondSlices(period)) {
      throw new AgreementException(
          "The slices of %s are no longer kept; nothing can be computed from them."
              .formatted(periodId));
    }
    kept.remove(new Key(agreement, periodId));
    Account account =
        account(agreement, periodId)
            .orElseThrow(
                () -> new AgreementException("There is no agreement '" + agreement + "'."));
    if (account.running()) {
      throw new AgreementException(
          "The last minutes of %s have not been read yet; try again in a while."
              .formatted(periodId));
    }
    Statement statement = StatementWriter.write(account);
    List<IssuedStatement> former = issued(agreement, periodId);
    if (!former.isEmpty() && former.getFirst().statement().saysTheSame(statement)) {
      throw new AgreementException(
          "Revision %d for %s says the same; there is nothing to issue."
              .formatted(former.getFirst().revision(), periodId));
    }
    if (statement.attained().isEmpty()) {
      throw new AgreementException(
          "Nothing was measured in " + periodId + ", so there is nothing to state.");
    }
    int revision = former.isEmpty() ? 1 : former.getFirst().revision() + 1;
    IssuedStatement issued =
        new IssuedStatement(
            revision,
            clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
            by,
            note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note,
            statement);
    if (!statements.insert(issued)) {
      throw new AgreementException(
          "Somebody else has just issued a statement for %s; look at it first."
              .formatted(periodId));
    }
    return issued;
  }

  /** What a statement of an account says. */
  public static Statement statement(Account account) {
    return StatementWriter.write(account);
  }

  /** What is owed, as statements say it. */
  public static Statement.Owed owed(Agreement agreement, Credit credit) {
    return StatementWriter.owed(agreement, credit);
  }

  /**
   * A share as people read it: percent with up to five decimals, rounded down, so that a broken
   * promise never looks kept.
   */
  public static String percent(Fraction share) {
    return share.percent(5, RoundingMode.FLOOR).stripTrailingZeros().toPlainString();
  }
}
