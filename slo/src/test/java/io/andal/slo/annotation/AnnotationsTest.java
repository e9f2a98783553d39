package io.andal.slo.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnnotationsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private final MutableClock clock = new MutableClock(NOW);

  private static NewAnnotation deployment(Instant at, String title, Subject subject, String key) {
    return new NewAnnotation(
        at,
        Optional.empty(),
        Category.DEPLOYMENT,
        title,
        "",
        Optional.of("https://ci.pumps.example/7"),
        subject,
        Map.of("version", title),
        Optional.of(key).filter(k -> !k.isEmpty()));
  }

  private static AnnotationQuery query(Set<String> services, Set<String> slos, int limit) {
    return new AnnotationQuery(
        services,
        slos,
        Optional.empty(),
        Instant.EPOCH,
        NOW.plusSeconds(9),
        Optional.empty(),
        limit);
  }

  private static AnnotationQuery all(int limit) {
    return new AnnotationQuery(
        Set.of(),
        Set.of(),
        Optional.empty(),
        Instant.EPOCH,
        NOW.plus(Duration.ofDays(999)),
        Optional.empty(),
        limit);
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatHasNoEndYetGetsOneAndKeepsIt(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Annotations annotations = new Annotations(database, clock);
      annotations.add(deployment(NOW, "1", new Subject.OfAll(), "alert-1"), "ayu");
      annotations.add(deployment(NOW, "2", new Subject.OfAll(), "build-2"), "ayu");

      assertThat(annotations.openKeys("alert-")).containsExactly("alert-1");
      annotations.end("alert-1", NOW.plusSeconds(60));
      annotations.end("alert-1", NOW.plusSeconds(90));
      annotations.end("build-2", NOW.minusSeconds(60));

      assertThat(annotations.openKeys("alert-")).isEmpty();
      assertThat(annotations.list(all(9)))
          .extracting(annotation -> annotation.to().orElseThrow())
          .containsExactly(NOW, NOW.plusSeconds(60));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatWasNotedComesBackWhole(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Annotations annotations = new Annotations(database, clock);
      NewAnnotation wanted =
          new NewAnnotation(
              NOW,
              Optional.of(NOW.plusSeconds(600)),
              Category.INCIDENT,
              "  Valves “stuck”; DROP TABLE annotation  ",
              "line 1\nline 2",
              Optional.empty(),
              new Subject.OfSlo("commands-latency"),
              Map.of("severity", "2", "ü", "é"),
              Optional.empty());
      Annotations.Added added = annotations.add(wanted, "ayu");
      assertThat(added.created()).isTrue();
      Annotation found = annotations.find(added.annotation().id()).orElseThrow();
      assertThat(found).isEqualTo(added.annotation());
      assertThat(found.title()).isEqualTo("Valves “stuck”; DROP TABLE annotation");
      assertThat(found.to()).contains(NOW.plusSeconds(600));
      assertThat(found.subject()).isEqualTo(new Subject.OfSlo("commands-latency"));
      assertThat(found.labels()).isEqualTo(Map.of("severity", "2", "ü", "é"));
      assertThat(found.author()).isEqualTo("ayu");
      assertThat(annotations.find("nothing-like-this")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void theSameKeyIsTheSameAnnotation(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Annotations annotations = new Annotations(database, clock);
      Annotation first =
          annotations
              .add(deployment(NOW, "v1", new Subject.OfService("commands"), "build-7"), "ci")
              .annotation();
      Annotations.Added again =
          annotations.add(
              deployment(
                  NOW.plusSeconds(60), "v1 again", new Subject.OfService("commands"), "build-7"),
              "ci");
      assertThat(again.created()).isFalse();
      assertThat(again.annotation()).isEqualTo(first);
      assertThat(annotations.list(all(10))).containsExactly(first);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void pagesShowEachOnceNewestFirstThoughSomeShareTheirTime(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Annotations annotations = new Annotations(database, clock);
      for (int i = 0; i < 25; i++) {
        annotations.add(
            deployment(NOW.minusSeconds(i / 5 * 60L), "v" + i, new Subject.OfAll(), ""), "ci");
      }
      List<Annotation> whole = annotations.list(all(100));
      List<Annotation> paged = new ArrayList<>();
      Optional<AnnotationQuery.Position> before = Optional.empty();
      while (true) {
        List<Annotation> page =
            annotations.list(
                new AnnotationQuery(
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    Instant.EPOCH,
                    NOW.plusSeconds(1),
                    before,
                    4));
        if (page.isEmpty()) {
          break;
        }
        paged.addAll(page);
        before =
            Optional.of(new AnnotationQuery.Position(page.getLast().from(), page.getLast().id()));
      }
      assertThat(whole).hasSize(25).isSortedAccordingTo((a, b) -> b.from().compareTo(a.from()));
      assertThat(paged).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void oneAsksForAServiceAnSloACategoryOrATime(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Annotations annotations = new Annotations(database, clock);
      annotations.add(deployment(NOW, "of-all", new Subject.OfAll(), ""), "ci");
      annotations.add(deployment(NOW, "of-service", new Subject.OfService("commands"), ""), "ci");
      annotations.add(deployment(NOW, "of-slo", new Subject.OfSlo("commands-latency"), ""), "ci");
      annotations.add(deployment(NOW, "of-other", new Subject.OfService("billing"), ""), "ci");
      assertThat(titles(annotations, query(Set.of("commands"), Set.of("commands-latency"), 10)))
          .containsExactlyInAnyOrder("of-all", "of-service", "of-slo");
      assertThat(titles(annotations, query(Set.of("billing"), Set.of(), 10)))
          .containsExactlyInAnyOrder("of-all", "of-other");
      AnnotationQuery incidents =
          new AnnotationQuery(
              Set.of(),
              Set.of(),
              Optional.of(Category.INCIDENT),
              Instant.EPOCH,
              NOW.plusSeconds(1),
              Optional.empty(),
              10);
      assertThat(annotations.list(incidents)).isEmpty();
      AnnotationQuery later =
          new AnnotationQuery(
              Set.of(),
              Set.of(),
              Optional.empty(),
              NOW.plusSeconds(1),
              NOW.plusSeconds(9),
              Optional.empty(),
              10);
      assertThat(annotations.list(later)).isEmpty();
    }
  }

  private static List<String> titles(Annotations annotations, AnnotationQuery query) {
    return annotations.list(query).stream().map(Annotation::title).toList();
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatIsOldGoesAndWhatIsDeletedIsGone(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Annotations annotations = new Annotations(database, clock);
      Annotation old =
          annotations.add(deployment(NOW, "old", new Subject.OfAll(), "k"), "ci").annotation();
      clock.advance(Duration.ofDays(401));
      assertThat(annotations.find(old.id())).isEmpty();
      assertThat(annotations.list(all(10))).isEmpty();
      Annotation young =
          annotations
              .add(deployment(clock.instant(), "young", new Subject.OfAll(), ""), "ci")
              .annotation();
      assertThat(annotations.delete(old.id())).isFalse();
      assertThat(annotations.delete(young.id())).isTrue();
      assertThat(annotations.delete(young.id())).isFalse();
    }
  }

  @Test
  void whatCannotBeKeptIsRefusedWithTheReason() {
    refused("title", () -> deployment(NOW, " ", new Subject.OfAll(), ""));
    refused("title", () -> deployment(NOW, "x".repeat(201), new Subject.OfAll(), ""));
    refused("title", () -> deployment(NOW, "two\nlines", new Subject.OfAll(), ""));
    refused("key", () -> deployment(NOW, "v1", new Subject.OfAll(), "x".repeat(201)));
    refused("text", () -> with("x".repeat(4_001), "https://ci.example", NOW));
    refused("text", () -> with("nul\0", "https://ci.example", NOW));
    refused("to", () -> with("", "https://ci.example", NOW.minusSeconds(1)));
    for (String link :
        List.of("javascript:alert(1)", "ftp://x.example", "ci.example", "https:x", "https://a b")) {
      refused("link", () -> with("", link, NOW));
    }
    refused("service", () -> Subject.of(Optional.of("a"), Optional.of("b")));
  }

  private static NewAnnotation with(String text, String link, Instant to) {
    return new NewAnnotation(
        NOW,
        Optional.of(to),
        Category.NOTE,
        "note",
        text,
        Optional.of(link),
        new Subject.OfAll(),
        Map.of(),
        Optional.empty());
  }

  private static void refused(
      String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidAnnotationException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void timesThatNobodyMeansAreRefused(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Annotations annotations = new Annotations(database, clock);
      refused(
          "from",
          () ->
              annotations.add(
                  deployment(NOW.minus(Duration.ofDays(401)), "v", new Subject.OfAll(), ""), "ci"));
      refused(
          "from",
          () ->
              annotations.add(
                  deployment(NOW.plus(Duration.ofDays(401)), "v", new Subject.OfAll(), ""), "ci"));
    }
  }
}
