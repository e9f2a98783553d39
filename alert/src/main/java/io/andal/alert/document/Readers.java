package io.andal.alert.document;

import io.andal.channel.MailAddresses;
import io.andal.channel.Reader;
import io.andal.channel.email.EmailSettings;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What documents say of those who read messages. Stateless. */
public final class Readers {
  /** The annotation of a User or Group that says in which language to write: {@code id}. */
  public static final String LANGUAGE_ANNOTATION = "andal.io/language";

  /** The annotation of a User or Group that says whose clock it goes by. */
  public static final String ZONE_ANNOTATION = "andal.io/zone";

  private Readers() {}

  /**
   * Who reads what is sent to an address: the User, else the Group, else the person of a Schedule
   * that has it.
   */
  public static Reader of(Documents documents, String address) {
    return Stream.concat(
            Stream.of("User", "Group")
                .flatMap(kind -> documents.all(kind).stream())
                .filter(document -> has(document.at("/spec/profile/email"), address))
                .map(Readers::of),
            documents.all(ScheduleDocuments.SCHEDULE).stream()
                .flatMap(Readers::people)
                .filter(person -> has(person.path("to"), address))
                .map(person -> reader(person.path("language"), person.path("zone"))))
        .reduce(Reader.UNKNOWN, Reader::or);
  }

  private static boolean has(JsonNode node, String address) {
    return MailAddresses.of(node.asString("")).stream().anyMatch(address::equalsIgnoreCase);
  }

  private static Reader of(Document document) {
    return new Reader(
        Optional.of(document.annotation(LANGUAGE_ANNOTATION)).filter(text -> !text.isEmpty()),
        EmailSettings.zone(document.annotation(ZONE_ANNOTATION)));
  }

  private static Stream<JsonNode> people(Document schedule) {
    JsonNode spec = schedule.spec();
    return Stream.concat(
            elements(spec.path("rotations")).flatMap(one -> elements(one.path("people"))),
            elements(spec.path("overrides")).map(one -> one.path("person")))
        .filter(JsonNode::isObject);
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static Reader reader(JsonNode language, JsonNode zone) {
    return new Reader(
        Optional.of(language.asString("")).filter(text -> !text.isEmpty()),
        EmailSettings.zone(zone.asString("")));
  }

  /** The addresses of people whose zone is none, for a check. */
  static List<String> unknownZones(Document schedule) {
    return people(schedule)
        .map(person -> person.path("zone").asString(""))
        .filter(zone -> !zone.isEmpty() && EmailSettings.zone(zone).isEmpty())
        .distinct()
        .toList();
  }
}
