package io.andal.traffic.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.specification.Operation;
import io.andal.specification.OtherFiles;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Descriptions that others wrote make traffic; the traffic gives their templates back. */
@EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
final class OthersTemplatesTest {
  private static final Path CASES =
      Path.of(System.getProperty("andal.conformance", "")).resolve("inventory");
  private static final int EACH = 40;

  @ParameterizedTest
  @CsvSource({
    "apiclarity/provided_spec/petstorev2.json, 20",
    "apiclarity/provided_spec/payment.json, 4",
    "apiclarity/reconstructed_spec/petstorev2_crud.json, 20",
    "vuln/crapi/openapi-spec/crapi-openapi-spec.json, 44",
  })
  void templatesAreReturned(String file, int least) throws IOException {
    List<Operation> operations =
        new SpecificationReader(SpecificationLimits.DEFAULT)
            .read(
                new SpecificationFile(file, Files.readAllBytes(CASES.resolve(file))),
                OtherFiles.NONE)
            .orElseThrow()
            .outline()
            .operations();
    Set<String> described = new TreeSet<>();
    Learning learning = new Learning();
    Random random = new Random(7);
    List<String[]> requests = new ArrayList<>();
    for (Operation operation : operations) {
      described.add(plain(operation.verb() + " " + operation.path()));
      for (int i = 0; i < EACH; i++) {
        requests.add(new String[] {operation.verb(), filled(operation, random)});
      }
    }
    Collections.shuffle(requests, random);
    requests.forEach(request -> learning.ask(request[0], request[1], true));
    Set<String> returned = new TreeSet<>();
    learning.told().keySet().forEach(key -> returned.add(plain(key)));
    Set<String> agreed = new TreeSet<>(described);
    agreed.retainAll(returned);
    System.out.printf("%s: %d of %d templates returned%n", file, agreed.size(), described.size());
    described.removeAll(agreed);
    returned.removeAll(agreed);
    System.out.printf("  not returned: %s; instead: %s%n", described, returned);
    assertThat(agreed).hasSizeGreaterThanOrEqualTo(least);
  }

  private static String plain(String key) {
    String plain = key.replaceAll("\\{[^}]*}", "{}");
    return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static String filled(Operation operation, Random random) {
    StringBuilder path = new StringBuilder();
    for (String segment : operation.path().substring(1).split("/", -1)) {
      String name = Segments.parameter(segment.isEmpty() ? "." : segment);
      path.append('/').append(name == null ? segment : value(operation, name, random));
    }
    return path.toString();
  }

  /** A value such as a parameter of that name and type has. */
  private static String value(Operation operation, String name, Random random) {
    String type =
        operation.parameters().stream()
            .filter(parameter -> parameter.name().equals(name))
            .map(Operation.Parameter::type)
            .findFirst()
            .orElse("");
    if (type.equals("integer") || type.equals("number")) {
      return Integer.toString(random.nextInt(3_000));
    }
    return name.toLowerCase(java.util.Locale.ROOT).endsWith("name")
        ? LearnedTemplatesTest.name(random.nextInt(400))
        : new java.util.UUID(random.nextLong(), random.nextLong()).toString();
  }

  @Test
  void tracesOfOthersAreNamedAsTheirPathsAre() throws IOException {
    Learning learning = new Learning();
    JsonMapper mapper = new JsonMapper();
    int traces = 0;
    try (var files = Files.list(CASES.resolve("apiclarity/trace_files"))) {
      for (Path file : files.sorted().toList()) {
        JsonNode trace = mapper.readTree(Files.readAllBytes(file));
        String path = trace.at("/request/path").asString();
        int question = path.indexOf('?');
        for (int i = 0; i < 10; i++) {
          learning.ask(
              trace.at("/request/method").asString(),
              question < 0 ? path : path.substring(0, question),
              true);
        }
        traces++;
      }
    }
    System.out.printf("%d traces: %s%n", traces, learning.told().keySet());
    assertThat(learning.told().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(10L * traces);
  }
}
