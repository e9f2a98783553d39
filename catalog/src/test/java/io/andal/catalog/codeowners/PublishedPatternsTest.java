package io.andal.catalog.codeowners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Patterns and paths that another project collected, when they are at hand. */
@EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
class PublishedPatternsTest {
  private static final int CASES = 65;

  @Test
  void allAgree() throws IOException {
    Path file =
        Path.of(System.getProperty("andal.conformance", ""))
            .resolve("ownership/codeowners-patterns.json");
    int cases = 0;
    List<String> others = new ArrayList<>();
    for (JsonNode one : JsonMapper.shared().readTree(Files.readString(file))) {
      String written = one.path("pattern").asString();
      PathPattern pattern = PathPattern.of(written, Dialect.GITHUB);
      for (String path : one.path("paths").propertyNames()) {
        cases++;
        if (pattern.matches(List.of(path.split("/", -1)))
            != one.at("/paths").path(path).asBoolean()) {
          others.add(written + " with " + path);
        }
      }
    }
    System.out.printf("CODEOWNERS: %d of %d cases agree%n", cases - others.size(), cases);
    assertThat(others).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(CASES);
  }
}
