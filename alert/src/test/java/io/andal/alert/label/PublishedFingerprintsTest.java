package io.andal.alert.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What real Alertmanagers made of labels, when it is at hand. */
@EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
class PublishedFingerprintsTest {
  private static final int CASES = 7;

  @Test
  void allAgree() throws IOException {
    Path file =
        Path.of(System.getProperty("andal.conformance", ""))
            .resolve("alerting/fingerprint_vectors.json");
    int cases = 0;
    List<String> others = new ArrayList<>();
    for (JsonNode one : JsonMapper.shared().readTree(Files.readString(file))) {
      cases++;
      Map<String, String> labels = new LinkedHashMap<>();
      one.path("labels")
          .propertyStream()
          .forEach(l -> labels.put(l.getKey(), l.getValue().asString()));
      String found = Labels.hex(Labels.of(labels).fingerprint());
      if (!found.equals(one.path("fingerprint").asString())) {
        others.add(one + " is not " + found);
      }
    }
    System.out.printf("Fingerprints: %d of %d cases agree%n", cases - others.size(), cases);
    assertThat(others).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(CASES);
  }
}
