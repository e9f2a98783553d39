package io.andal.server.agreement;

import io.andal.agreement.Account;
import io.andal.agreement.Agreement;
import io.andal.agreement.AgreementService;
import io.andal.agreement.Credit;
import io.andal.agreement.Finding;
import io.andal.agreement.Forecast;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agreements that will owe a credit, or whose SLOs ask for less than was promised. It answers from
 * accounts drawn up before, and has them drawn up anew in the background: nobody waits for them.
 * Thread-safe.
 */
public final class AgreementConcerns {
  private static final Logger LOG = LoggerFactory.getLogger(AgreementConcerns.class);
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final int MOST = 5;

  private final AgreementService agreements;

  /** When it last began, in milliseconds since the epoch; 0 before. */
  private final AtomicLong drawnUp = new AtomicLong();

  public AgreementConcerns(AgreementService agreements) {
    this.agreements = agreements;
  }

  /** One agreement that somebody should look at. */
  public record Concern(Badge badge, String agreement, String title, String text) {}

  /** At most {@value #MOST}, each agreement once, those that will owe first. */
  public List<Concern> of(Voice voice) {
    refresh(voice.now());
    AgreementWords words = new AgreementWords(voice);
    List<Concern> owing = new ArrayList<>();
    List<Concern> looser = new ArrayList<>();
    for (Agreement agreement : agreements.agreements()) {
      Optional<Concern> credit =
          agreements.lately(agreement.name()).flatMap(account -> owing(account, words));
      credit.ifPresent(owing::add);
      if (credit.isEmpty()) {
        agreements.findings(agreement.name()).stream()
            .findFirst()
            .ifPresent(finding -> looser.add(looser(agreement, finding, words)));
      }
    }
    owing.addAll(looser);
    return owing.stream().limit(MOST).toList();
  }

  private static Optional<Concern> owing(Account account, AgreementWords words) {
    Agreement agreement = account.agreement();
    return account
        .forecast()
        .map(Forecast::credit)
        .filter(Credit::owed)
        .map(credit -> words.owedShortly(AgreementService.owed(agreement, credit)))
        .map(
            credit ->
                new Concern(
                    new Badge("warn", "rise", words.voice().say("agreement.will-owe")),
                    agreement.name(),
                    agreement.displayName(),
                    words
                        .voice()
                        .say(
                            "agreement.will-owe.text",
                            agreement.customer().displayName(),
                            words.period(account.period().id()),
                            credit)));
  }

  private static Concern looser(Agreement agreement, Finding finding, AgreementWords words) {
    return new Concern(
        new Badge("warn", "rise", words.voice().say("agreement.looser")),
        agreement.name(),
        agreement.displayName(),
        words
            .voice()
            .say(
                "agreement.finding",
                finding.title(),
                words.voice().ratio(finding.target()),
                words.percent(finding.promised())));
  }

  private void refresh(Instant now) {
    long last = drawnUp.get();
    boolean old = last + FRESH.toMillis() <= now.toEpochMilli();
    if (old && drawnUp.compareAndSet(last, now.toEpochMilli())) {
      Thread.ofVirtual().name("andal-agreements").start(this::drawUp);
    }
  }

  private void drawUp() {
    try {
      for (Agreement agreement : agreements.agreements()) {
        agreements.periods(agreement.name()).stream()
            .findFirst()
            .ifPresent(period -> agreements.account(agreement.name(), period.id()));
      }
    } catch (RuntimeException e) {
      LOG.warn("The accounts of agreements could not be drawn up; trying again later", e);
    }
  }
}
