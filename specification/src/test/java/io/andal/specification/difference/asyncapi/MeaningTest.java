package io.andal.specification.difference.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.specification.Conformance;
import io.andal.specification.difference.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What values mean, against the table of AsyncAPI's own project. */
class MeaningTest {

  @Test
  void ofVersion2MostMeaningsAgreeWithTheTable() throws Exception {
    count("standard-v2.json", 2, 439);
  }

  @Test
  void ofVersion3MostMeaningsAgreeWithTheTable() throws Exception {
    count("standard-v3.json", 3, 358);
  }

  @Test
  void aNewChannelHarmsNobodyAndALostOneDoes() {
    Meaning meaning = Meaning.of(List.of("channels", "*"), 3);

    assertThat(meaning.added()).isEqualTo(Level.SAFE);
    assertThat(meaning.removed()).isEqualTo(Level.BREAKING);
  }

  private static void count(String file, int major, int least) throws Exception {
    Path folder = Conformance.folder("inventory/asyncapi-diff");
    JsonNode table = new JsonMapper().readTree(Files.readAllBytes(folder.resolve(file)));
    List<String> differ = new ArrayList<>();
    int all = 0;
    for (var entry : table.properties()) {
      Meaning meaning = Meaning.of(List.of(entry.getKey().substring(1).split("/", -1)), major);
      all += 3;
      check(differ, entry, "add", meaning.added());
      check(differ, entry, "remove", meaning.removed());
      check(differ, entry, "edit", meaning.changed());
    }
    differ.forEach(line -> System.out.println(file + ": " + line));
    System.out.println(file + ": " + (all - differ.size()) + " of " + all + " cases agree");
    assertThat(all - differ.size()).isGreaterThanOrEqualTo(least);
  }

  private static void check(
      List<String> differ, java.util.Map.Entry<String, JsonNode> entry, String what, Level level) {
    String expected = entry.getValue().get(what).asString();
    String found =
        switch (level) {
          case BREAKING -> "breaking";
          case DANGEROUS -> "unclassified";
          case SAFE -> "non-breaking";
        };
    if (!expected.equals(found)) {
      differ.add(what + " " + entry.getKey() + " is " + expected + " there and " + found + " here");
    }
  }
}
