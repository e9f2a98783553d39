package io.andal.device.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.device.message.BadMessageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The session of one edge node with every awkward case, as others wrote it. */
@EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
class EdgeSessionTest {
  private static final String EDGE = "bjerringbro+edge1";

  private final Recorded heard =
      new Recorded(new SparkplugSettings("slo-host", List.of("bjerringbro"), 2_000, 60_000));
  private int agreed;
  private int cases;

  @Test
  void everyCaseOfTheSessionMeansWhatItsNoteSays() throws IOException {
    List<String> lines =
        Files.readAllLines(
            Path.of(System.getProperty("andal.conformance", ""), "devices/edge_session.jsonl"));
    for (String line : lines) {
      JsonNode message = JsonMapper.shared().readTree(line);
      long at = message.path("at_ms").asLong();
      heard.host.advance(at);
      String note = message.path("note").asString("");
      if (note.startsWith("rebirth: same")) {
        agree(heard.rebirths.size() == 1, "the gap asks for births");
        heard.rebirths.clear();
      }
      take(message, at);
      look(note, at);
    }
    heard.host.advance(1_767_225_695_000L);
    agree(heard.rebirths.size() == 1, "an unknown device asks for births");
    System.out.printf("Sparkplug session: %d of %d cases agree%n", agreed, cases);
    assertThat(agreed).isEqualTo(cases).isGreaterThanOrEqualTo(13);
  }

  private void take(JsonNode message, long at) {
    SparkplugTopic.of(message.path("topic").asString(""))
        .ifPresent(
            topic -> {
              try {
                heard.host.take(
                    topic,
                    Base64.getDecoder().decode(message.path("payload_b64").asString("")),
                    at);
              } catch (BadMessageException e) {
                heard.refused.add(e.reason());
              }
            });
  }

  private void look(String note, long at) {
    List<String> said = heard.said();
    String word = note.split("[ :]", 2)[0];
    switch (word) {
      case "OUT" -> agree(said.isEmpty(), note);
      case "missing" -> agree(said.size() == 4 && heard.rebirths.isEmpty(), note);
      case "DUPLICATE" ->
          agree(
              said.size() == 2 && said.get(0).endsWith("#8") && said.get(1).contains("past"), note);
      case "GAP" -> agree(said.isEmpty() && heard.rebirths.isEmpty(), note);
      case "rebirth" -> agree(said.stream().anyMatch(each -> each.contains("born")), note);
      case "seq" -> agree(said.getFirst().endsWith(note.contains("255") ? "#255" : "#0"), note);
      case "CLOCK" -> agree(said.size() == 2, note);
      case "device" -> {
        if (note.contains("death")) {
          agree(said.contains(EDGE + "+pump-2 gone death at " + (at - 2_000)), note);
        }
      }
      case "will" ->
          agree(
              said.contains(EDGE + " gone death")
                  && said.contains(EDGE + "+pump-1 gone node-death")
                  && heard.events.getLast().receivedMillis() == at,
              note);
      case "reconnect" -> agree(said.getFirst().equals(EDGE + " born 1"), note);
      case "STALE" -> agree(said.isEmpty(), note);
      case "BACKFILL" ->
          agree(
              said.size() > 1 && said.stream().skip(1).allMatch(each -> each.contains(" past ")),
              note);
      case "UNKNOWN" -> agree(said.size() == 1 && heard.refused.size() == 1, note);
      case "MALFORMED" -> agree(said.isEmpty() && heard.refused.size() == 2, note);
      default -> {}
    }
  }

  private void agree(boolean agrees, String note) {
    cases++;
    agreed += agrees ? 1 : 0;
    if (!agrees) {
      System.out.println("differs: " + note + " " + heard.refused + heard.rebirths);
    }
  }
}
