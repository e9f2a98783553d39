package io.andal.device.document;

import io.andal.device.mqtt.CommandTopic;
import io.andal.device.mqtt.MqttSettings;
import io.andal.device.mqtt.TopicFilter;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a schema can't say of commands that are watched at a broker. Stateless. */
final class CommandChecks {
  private static final String COMMANDS = "/spec/commands";
  private static final String TOPIC = COMMANDS + "/topic";
  private static final String ANSWERS = COMMANDS + "/answers";
  private static final List<String> PLACES = List.of("id", "sent", "ok", "fault");

  private CommandChecks() {}

  static void check(Document document, List<Problem> problems) {
    boolean watched = !document.at(TOPIC).isMissingNode();
    if (watched == document.at(ANSWERS).isMissingNode()) {
      problems.add(
          document.error(
              COMMANDS,
              "fleet-commands",
              "Commands and answers are watched together, and one of their topics is missing",
              "Write both topic and answers, or none"));
      return;
    }
    if (!watched) {
      PLACES.stream()
          .filter(field -> !document.at(COMMANDS + "/" + field).isMissingNode())
          .map(
              field ->
                  document.error(
                      COMMANDS + "/" + field,
                      "fleet-commands",
                      "Commands and answers that are posted have their own " + field,
                      "Leave it out, or write topic and answers to watch a broker's topics"))
          .forEach(problems::add);
      return;
    }
    unwatchable(document).ifPresent(problems::add);
    CommandTopic commands = CommandTopic.of(document.at(TOPIC).asString(""));
    CommandTopic answers = CommandTopic.of(document.at(ANSWERS).asString(""));
    int before = problems.size();
    topic(document, TOPIC, commands, problems);
    topic(document, ANSWERS, answers, problems);
    if (problems.size() > before) {
      return;
    }
    if (TopicFilter.overlap(commands.filter(), answers.filter())) {
      problems.add(
          document.error(
              ANSWERS,
              "fleet-topic",
              "A topic may be one of commands and of answers",
              "Write topics that differ: pumps/{device}/command and pumps/{device}/answer"));
    }
    if (MqttSettings.isEmbedded(document.at("/spec/mqtt"))
        && (commands.text().contains("+") || commands.text().contains("#"))) {
      problems.add(
          document.error(
              TOPIC,
              "fleet-topic",
              "The embedded broker sends commands itself, and + and # are no topics",
              "Write a topic such as pumps/{device}/command"));
    }
    id(document, commands, answers).ifPresent(problems::add);
  }

  /** Where topics can't be watched, or what passes there can't be read. */
  private static Optional<Problem> unwatchable(Document document) {
    JsonNode mqtt = document.at("/spec/mqtt");
    String format = document.at("/spec/mapping/format").asString("JSON");
    if (!mqtt.isObject() || mqtt.path("sparkplug").isObject()) {
      return Optional.of(
          document.error(
              TOPIC,
              "fleet-commands",
              mqtt.isObject()
                  ? "Commands of Sparkplug aren't answered, so nothing tells what became of them"
                  : "A fleet of type HTTP has no topics",
              "Leave topic and answers out, and post what became of commands"));
    }
    if (!mqtt.path("share").isMissingNode()) {
      return Optional.of(
          document.error(
              "/spec/mqtt/share",
              "fleet-commands",
              "A share would give the command to one subscriber and its answer to another",
              "Leave share out, or topic and answers of commands"));
    }
    if (format.equals("Protobuf")
        && PLACES.stream().anyMatch(each -> document.at(COMMANDS).has(each))) {
      return Optional.of(
          document.error(
              COMMANDS,
              "fleet-format",
              "Only telemetry is described as a message of Protobuf",
              "Write {id} into both topics, and leave id, sent, ok and fault out"));
    }
    return Optional.empty();
  }

  private static void topic(
      Document document, String place, CommandTopic topic, List<Problem> problems) {
    if (!topic.namesDevice() || !TopicFilter.isFilter(topic.filter())) {
      problems.add(
          document.error(
              place,
              "fleet-topic",
              "\"%s\" is no filter of topics with one level {device}".formatted(topic.text()),
              "Write such as pumps/{device}/%s"
                  .formatted(place.equals(TOPIC) ? "command" : "answer")));
    }
  }

  private static Optional<Problem> id(
      Document document, CommandTopic commands, CommandTopic answers) {
    boolean pointer = !document.at(COMMANDS + "/id").isMissingNode();
    boolean fits =
        pointer
            ? !commands.text().contains("{id}") && !answers.text().contains("{id}")
            : commands.namesId() && answers.namesId();
    return fits
        ? Optional.empty()
        : Optional.of(
            document.error(
                COMMANDS,
                "fleet-commands",
                "The command's id has to stand either in both messages or in both topics",
                "Write id: /id, or one level {id} into topic and answers"));
  }
}
