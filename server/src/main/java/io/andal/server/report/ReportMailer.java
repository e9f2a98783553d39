package io.andal.server.report;

import io.andal.channel.ChannelDocuments;
import io.andal.channel.DeliveryException;
import io.andal.channel.email.EmailSettings;
import io.andal.channel.email.EmailType;
import io.andal.channel.email.Letter;
import io.andal.channel.email.Mailer;
import io.andal.server.AndalRuntime;
import io.andal.slo.report.ReportPeriod;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Mails reports when their time has come, over and over until the mail server took them, for three
 * days. At least once: a crash between sending and noting it may send one twice, with the same
 * Message-ID.
 */
@Component
final class ReportMailer {
  private static final Logger LOG = LoggerFactory.getLogger(ReportMailer.class);
  private static final Duration PAUSE = Duration.ofSeconds(60);
  private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 5;
  private static final int MOST_ATTEMPTS = 30;

  private final AndalRuntime runtime;
  private final Reports reports;
  private final ReportSchedules schedules;
  private final ReportPaper paper;
  private volatile @Nullable Thread thread;

  ReportMailer(
      AndalRuntime runtime, Reports reports, ReportSchedules schedules, ReportPaper paper) {
    this.runtime = runtime;
    this.reports = reports;
    this.schedules = schedules;
    this.paper = paper;
  }

  @PostConstruct
  void start() {
    thread = Thread.ofVirtual().name("andal-reports").start(this::run);
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        beat();
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("Reports could not be mailed; trying again", e);
        if (!pause()) {
          return;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Queues what is due and sends what is queued. */
  synchronized void beat() {
    Instant now = runtime.clock().instant();
    for (ReportSchedule schedule : schedules.all()) {
      schedule
          .due(now)
          .filter(period -> isNew(schedule, period, now))
          .ifPresent(
              period ->
                  schedules.deliveries().queue(schedule.name(), period.name(), schedule.to(), now));
    }
    for (ReportDeliveries.Sending sending : schedules.deliveries().due(now)) {
      attempt(sending, now);
    }
  }

  /** A schedule that is written in mid-month doesn't send the month before. */
  private boolean isNew(ReportSchedule schedule, ReportPeriod period, Instant now) {
    Instant due = period.end().atTime(schedule.sendAt()).atZone(schedule.zone()).toInstant();
    return Duration.between(due, now).compareTo(Duration.ofDays(3)) < 0;
  }

  private void attempt(ReportDeliveries.Sending sending, Instant now) {
    try {
      send(sending, now);
      schedules.deliveries().tried(sending, Optional.empty(), Optional.of(now), "");
      LOG.info("Mailed report {} of {}", sending.period(), sending.schedule());
    } catch (DeliveryException e) {
      Optional<Instant> next =
          sending.attempts() + 1 >= MOST_ATTEMPTS
              ? Optional.empty()
              : Optional.of(now.plus(wait(sending.attempts())));
      schedules.deliveries().tried(sending, next, Optional.empty(), String.valueOf(e.getMessage()));
      LOG.warn("Report {} could not be mailed: {}", sending.schedule(), e.getMessage());
    }
  }

  private static Duration wait(int attempts) {
    return FIRST_RETRY.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
  }

  private void send(ReportDeliveries.Sending sending, Instant now) throws DeliveryException {
    ReportSchedule schedule =
        schedules
            .find(sending.schedule())
            .orElseThrow(() -> new DeliveryException("The schedule was removed."));
    ReportPeriod period =
        ReportPeriod.parse(sending.period(), schedule.zone())
            .orElseThrow(() -> new DeliveryException("The period is not one."));
    Letter letter =
        paper.letter(schedule.name(), reports.make(schedule.query(period)), schedule.language());
    new Mailer(EmailSettings.of(channel(schedule))).send(letter, sending.recipient(), now);
  }

  private Document channel(ReportSchedule schedule) throws DeliveryException {
    Documents documents = runtime.workspace().current();
    Optional<Document> channel =
        schedule.channel().isEmpty()
            ? ChannelDocuments.ofType(documents, EmailType.NAME).findFirst()
            : documents
                .find(ChannelDocuments.CHANNEL, schedule.channel())
                .filter(found -> ChannelDocuments.type(found).name().equals(EmailType.NAME));
    return channel.orElseThrow(
        () -> new DeliveryException("There is no Channel of type Email; add a Channel document."));
  }

  @PreDestroy
  void stop() throws InterruptedException {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      running.join(Duration.ofSeconds(10));
    }
  }
}
