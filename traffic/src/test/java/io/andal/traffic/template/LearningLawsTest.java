package io.andal.traffic.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Templates make traffic, and the traffic gives the templates back. */
final class LearningLawsTest {
  private static final List<String> COLLECTIONS =
      List.of(
          "pumps",
          "valves",
          "orders",
          "companies",
          "sensors",
          "contracts",
          "shifts",
          "tariffs",
          "meters",
          "branches");
  private static final List<String> WORDS =
      List.of("search", "export", "status", "parts", "documents", "settings", "notes", "firmware");

  /** What ids look like in one API. */
  enum Ids {
    NUMBERS,
    UUIDS,
    SERIALS,
    HASHES,
    NAMES,
    MIXED
  }

  /** An API: its templates, with {} for a parameter, and what its ids look like. */
  record Sample(Set<String> templates, Ids ids, long seed) {}

  @Provide
  Arbitrary<Sample> samples() {
    Arbitrary<String> prefix = Arbitraries.of("", "/api", "/v1", "/api/v2");
    Arbitrary<String> template =
        Combinators.combine(
                Arbitraries.of(COLLECTIONS),
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(WORDS),
                Arbitraries.of(COLLECTIONS))
            .as(
                (collection, shape, word, inner) ->
                    switch (shape) {
                      case 0 -> "/" + collection;
                      case 1 -> "/" + collection + "/{}";
                      case 2 -> "/" + collection + "/{}/" + word;
                      default -> "/" + collection + "/{}/" + inner + "/{}";
                    });
    return Combinators.combine(
            prefix,
            template.set().ofMinSize(1).ofMaxSize(12),
            Arbitraries.of(Ids.class),
            Arbitraries.longs())
        .as(
            (begin, templates, ids, seed) -> {
              Set<String> all = new TreeSet<>();
              templates.forEach(one -> all.add(begin + one));
              return new Sample(all, ids, seed);
            });
  }

  @Property(tries = 150)
  void learningReturnsTheTemplates(@ForAll("samples") Sample sample) {
    Learning learning = new Learning();
    paths(sample, 60).forEach(learning::ask);
    assertThat(plain(learning.told()).keySet()).isEqualTo(sample.templates());
  }

  @Property(tries = 100)
  void theOrderOfRequestsDoesntMatter(@ForAll("samples") Sample sample) {
    List<String> paths = new ArrayList<>(paths(sample, 20));
    Learning one = new Learning();
    paths.forEach(one::ask);
    Collections.shuffle(paths, new Random(sample.seed() + 1));
    Learning other = new Learning();
    paths.forEach(other::ask);
    assertThat(other.told()).isEqualTo(one.told());
  }

  @Property(tries = 100)
  void noRequestIsLostWheneverTemplatesAreLookedAt(@ForAll("samples") Sample sample) {
    Random random = new Random(sample.seed());
    Learning learning = new Learning();
    List<String> paths = paths(sample, 30);
    for (String path : paths) {
      learning.ask(path);
      if (random.nextInt(10) == 0) {
        learning.tree.settle();
      }
    }
    assertThat(learning.told().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(paths.size());
  }

  /** Nobody's name or number is in a template, whatever the ids look like. */
  @Property(tries = 100)
  void noValueIsInATemplate(@ForAll("samples") Sample sample) {
    Learning learning = new Learning();
    paths(sample, 8).forEach(learning::ask);
    Set<String> allowed = new HashSet<>(COLLECTIONS);
    allowed.addAll(WORDS);
    allowed.addAll(List.of("api", "v1", "v2", ""));
    for (String key : learning.told().keySet()) {
      for (String segment : key.substring(4).split("/", -1)) {
        assertThat(allowed.contains(segment) || segment.startsWith("{")).as(key).isTrue();
      }
    }
  }

  private static List<String> paths(Sample sample, int each) {
    Random random = new Random(sample.seed());
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (String template : sample.templates()) {
        StringBuilder path = new StringBuilder();
        for (String segment : template.substring(1).split("/", -1)) {
          path.append('/').append(segment.equals("{}") ? id(sample.ids(), i, random) : segment);
        }
        paths.add(path.toString());
      }
    }
    Collections.shuffle(paths, random);
    return paths;
  }

  /** An id of the kind; mixed ones take turns, so that there are enough of each to learn from. */
  private static String id(Ids ids, int turn, Random random) {
    int number = random.nextInt(5_000);
    return switch (ids) {
      case NUMBERS -> Integer.toString(number);
      case UUIDS -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
      case SERIALS -> "P-" + (10_000 + number);
      case HASHES -> String.format("%016xa1", random.nextLong());
      case NAMES -> LearnedTemplatesTest.name(number);
      case MIXED -> id(Ids.values()[turn % 5], turn, random);
    };
  }

  private static Map<String, Long> plain(Map<String, Long> told) {
    Map<String, Long> plain = new TreeMap<>();
    told.forEach(
        (key, times) ->
            plain.merge(key.substring(4).replaceAll("\\{[^}]*}", "{}"), times, Long::sum));
    return plain;
  }
}
