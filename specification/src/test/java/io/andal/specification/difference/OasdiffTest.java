package io.andal.specification.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.specification.Conformance;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pairs of descriptions of another project with the changes that it finds between them. */
class OasdiffTest {
  private static final int REACHED = 201;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private final Path folder = Conformance.folder("inventory/oasdiff");
  private final SpecificationReader reader = new SpecificationReader(SpecificationLimits.DEFAULT);

  @Test
  void mostPairsHaveTheChangesThatTheOtherProjectFinds() throws Exception {
    JsonMapper mapper = new JsonMapper();
    Set<String> known = new HashSet<>();
    mapper
        .readTree(Files.readAllBytes(folder.resolve("change-ids.json")))
        .forEach(id -> known.add(id.asString()));
    JsonNode cases = mapper.readTree(Files.readAllBytes(folder.resolve("expected.json")));
    int agree = 0;
    for (JsonNode expected : cases) {
      String why = compare(expected, known);
      if (why.isEmpty()) {
        agree++;
      } else {
        System.out.println("oasdiff: " + expected.get("test").asString() + ": " + why);
      }
    }
    System.out.println("oasdiff: " + agree + " of " + cases.size() + " cases agree");
    assertThat(agree).isGreaterThanOrEqualTo(REACHED);
  }

  /** Why a case doesn't agree; empty if it does. Ids that the other project lacks don't count. */
  private String compare(JsonNode expected, Set<String> known) {
    var ids = OasdiffChecks.ids(expected.get("check").asString());
    Level least = level(expected.get("untilLevel").asString());
    List<Change> all =
        Differences.between(read(expected.get("base")), read(expected.get("revision")), TODAY);
    List<Change> found =
        all.stream()
            .filter(change -> change.level().compareTo(least) <= 0)
            .filter(change -> known.contains(change.id()) && ids.test(change.id()))
            .toList();
    List<String> foundIds = found.stream().map(Change::id).sorted().toList();
    String saw = " in " + foundIds + " of " + all.stream().map(Change::id).sorted().toList();
    if (expected.get("expectEmpty").asBoolean() && !found.isEmpty()) {
      return "expected none" + saw;
    }
    if (expected.path("notEmpty").asBoolean(false) && found.isEmpty()) {
      return "expected some" + saw;
    }
    if (expected.has("count") && expected.get("count").asInt() != found.size()) {
      return "expected " + expected.get("count").asInt() + saw;
    }
    List<String> left = new ArrayList<>(foundIds);
    for (JsonNode id : expected.path("containsIds")) {
      if (!left.remove(id.asString())) {
        return "missing " + id.asString() + saw;
      }
    }
    for (JsonNode id : expected.path("absentIds")) {
      if (foundIds.contains(id.asString())) {
        return "unexpected " + id.asString() + saw;
      }
    }
    for (JsonNode change : expected.path("changes")) {
      if (found.stream().noneMatch(one -> same(change, one))) {
        return "missing " + change + saw;
      }
    }
    return "";
  }

  private static boolean same(JsonNode expected, Change found) {
    if (!expected.get("id").asString().equals(found.id())) {
      return false;
    }
    if (expected.has("level") && level(expected.get("level").asString()) != found.level()) {
      return false;
    }
    return !expected.has("path")
        || found
            .operation()
            .equals(expected.get("operation").asString() + " " + expected.get("path").asString());
  }

  private static Level level(String name) {
    return switch (name) {
      case "ERR" -> Level.BREAKING;
      case "WARN" -> Level.DANGEROUS;
      case "INFO" -> Level.SAFE;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Specification read(JsonNode name) {
    return reader
        .read(
            Conformance.read(folder.resolve("data").resolve(name.asString())), Conformance.onDisk())
        .orElseThrow();
  }
}
