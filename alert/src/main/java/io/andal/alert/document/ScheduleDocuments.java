package io.andal.alert.document;

import io.andal.alert.schedule.Person;
import io.andal.alert.schedule.Rotation;
import io.andal.alert.schedule.Schedule;
import io.andal.alert.schedule.StandIn;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Schedule documents. Stateless. */
public final class ScheduleDocuments {
  /** The kind. */
  public static final String SCHEDULE = "Schedule";

  private ScheduleDocuments() {}

  /** All there are, by name. */
  public static List<Schedule> schedules(Documents documents) {
    return documents.all(SCHEDULE).stream().map(d -> read(d, new ArrayList<>())).toList();
  }

  public static Optional<Schedule> schedule(Documents documents, String name) {
    return documents.find(SCHEDULE, name).map(d -> read(d, new ArrayList<>()));
  }

  static Schedule read(Document document, List<Problem> problems) {
    TimesReader times = new TimesReader(document, problems);
    JsonNode spec = document.spec();
    ZoneId zone = times.zone(spec, "/spec");
    List<Rotation> rotations = new ArrayList<>();
    JsonNode list = spec.path("rotations");
    for (int i = 0; i < list.size(); i++) {
      JsonNode one = list.get(i);
      String pointer = "/spec/rotations/" + i;
      Optional<LocalDateTime> start = time(document, problems, one, "start", pointer);
      if (start.isPresent()) {
        rotations.add(
            new Rotation(
                one.path("name").asString("rotation " + (i + 1)),
                zone,
                start.get(),
                one.path("days").asInt(7),
                people(one.path("people")),
                times.intervals(one.path("during"), pointer + "/during", zone)));
      }
    }
    List<StandIn> standIns = new ArrayList<>();
    JsonNode overrides = spec.path("overrides");
    for (int i = 0; i < overrides.size(); i++) {
      JsonNode one = overrides.get(i);
      String pointer = "/spec/overrides/" + i;
      Optional<LocalDateTime> from = time(document, problems, one, "from", pointer);
      Optional<LocalDateTime> to = time(document, problems, one, "to", pointer);
      if (from.isPresent() && to.isPresent()) {
        if (!from.get().isBefore(to.get())) {
          problems.add(
              document.error(
                  pointer + "/to",
                  "schedule-override",
                  "it ends before it begins",
                  "Write a later time."));
        }
        standIns.add(
            new StandIn(
                person(one.path("person")),
                from.get().atZone(zone).toInstant(),
                to.get().atZone(zone).toInstant()));
      }
    }
    return new Schedule(document.name(), rotations, standIns);
  }

  private static Optional<LocalDateTime> time(
      Document document, List<Problem> problems, JsonNode node, String field, String pointer) {
    String text = node.path(field).asString("");
    try {
      return Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeException e) {
      problems.add(
          document.error(
              pointer + "/" + field,
              "schedule-time",
              "'" + text + "' is no time by the schedule's clock",
              "Write one such as 2026-01-05T09:00, without a zone: spec.zone has it."));
      return Optional.empty();
    }
  }

  private static List<Person> people(JsonNode list) {
    List<Person> people = new ArrayList<>();
    list.forEach(one -> people.add(person(one)));
    return people;
  }

  private static Person person(JsonNode one) {
    return one.isString()
        ? new Person(one.asString(), "", "")
        : new Person(
            one.path("name").asString(""),
            one.path("channel").asString(""),
            one.path("to").asString(""));
  }
}
