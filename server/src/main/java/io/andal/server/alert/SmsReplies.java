package io.andal.server.alert;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.document.ScheduleDocuments;
import io.andal.alert.group.GroupService;
import io.andal.alert.group.ReceivedAlert;
import io.andal.alert.group.ReplyCode;
import io.andal.alert.label.Labels;
import io.andal.alert.schedule.Person;
import io.andal.alert.schedule.Schedule;
import io.andal.channel.Reply;
import io.andal.server.security.Audit;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what people answer to a message: {@code ACK 4F7}, or {@code OVER 4F7}. Only who was told of
 * a group may acknowledge or end it; others are told nothing, and what they sent is logged.
 * Thread-safe.
 */
public final class SmsReplies {
  private static final Logger LOG = LoggerFactory.getLogger(SmsReplies.class);

  private final GroupService groups;
  private final Supplier<Documents> documents;
  private final Audit audit;
  private final Clock clock;

  public SmsReplies(GroupService groups, Supplier<Documents> documents, Audit audit, Clock clock) {
    this.groups = groups;
    this.documents = documents;
    this.audit = audit;
    this.clock = clock;
  }

  /** Takes an answer; whatever it is, the sender hears nothing of it. */
  public void heard(Reply reply) {
    Recipient from = new Recipient(reply.channel(), reply.from());
    Optional<ReplyCode.Answer> answer = ReplyCode.in(reply.text());
    List<String> told =
        answer.map(ReplyCode.Answer::code).map(c -> groups.toldOf(from, c)).orElse(List.of());
    if (told.size() != 1) {
      LOG.info(
          "{} answered over {}, which says nothing of an alert: {}",
          oneLine(reply.from()),
          reply.channel(),
          oneLine(reply.text()));
      return;
    }
    String who = name(from).orElse(reply.from());
    boolean over = answer.orElseThrow().over();
    List<ReceivedAlert> meant =
        over
            ? groups.resolve(told.getFirst(), from)
            : groups.acknowledge(told.getFirst(), from, who);
    LOG.info(
        "{} {} {} alerts over {}",
        who,
        over ? "ended" : "acknowledged",
        meant.size(),
        reply.channel());
    for (ReceivedAlert alert : meant) {
      audit.record(
          who,
          over ? "alert.resolve" : "alert.acknowledge",
          Labels.hex(alert.fingerprint()),
          reply.from(),
          "ok",
          "by a reply over " + reply.channel());
    }
  }

  /** The person of a schedule who has the number: whoever is on call first. */
  private Optional<String> name(Recipient from) {
    List<Schedule> schedules = ScheduleDocuments.schedules(documents.get());
    return schedules.stream()
        .flatMap(schedule -> schedule.onCall(clock.instant()).stream())
        .map(shift -> shift.person())
        .filter(person -> has(person, from))
        .findFirst()
        .or(
            () ->
                schedules.stream()
                    .flatMap(schedule -> schedule.rotations().stream())
                    .flatMap(rotation -> rotation.people().stream())
                    .filter(person -> has(person, from))
                    .findFirst())
        .map(Person::name);
  }

  private static boolean has(Person person, Recipient from) {
    return digits(person.to()).equals(digits(from.address())) && !digits(person.to()).isEmpty();
  }

  private static String digits(String number) {
    return number.replaceAll("[^0-9]", "");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
