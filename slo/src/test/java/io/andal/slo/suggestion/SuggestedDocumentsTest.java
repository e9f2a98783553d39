package io.andal.slo.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SuggestedDocumentsTest {

  @Property(tries = 200)
  void whatIsReadFromTheDocumentsIsWhatWasSuggested(
      @ForAll("suggestions") List<Suggestion> suggestions) {
    MadeDocuments made =
        SuggestedDocuments.of(
            suggestions, "metrics", "Prometheus", Documents.empty(), OptionalDouble.empty());
    List<SloDefinition> read = new ArrayList<>();
    Documents documents = Written.documents(made.documents());
    Map<String, SloDefinition> byName = new java.util.HashMap<>();
    Written.definitions(made.documents()).forEach(slo -> byName.put(slo.name(), slo));
    made.documents().stream()
        .filter(document -> document.path("kind").asString().equals("SLO"))
        .forEach(slo -> read.add(byName.get(slo.at("/metadata/name").asString())));
    assertThat(read)
        .extracting(SloDefinition::indicator)
        .containsExactlyElementsOf(suggestions.stream().map(Suggestion::indicator).toList());
    assertThat(SuggestedDocuments.taken("metrics", documents).keySet())
        .isEqualTo(new HashSet<>(suggestions.stream().map(Suggestion::id).toList()));
  }

  @Provide
  Arbitrary<List<Suggestion>> suggestions() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("abcXYZ019 -_/.:{}\"'\\#&*%\n日é")
            .ofMinLength(1)
            .ofMaxLength(80);
    Arbitrary<Object> value =
        Arbitraries.oneOf(
            text.map(one -> one),
            Arbitraries.integers().between(0, 1_000_000).map(one -> one),
            Arbitraries.of(true, false),
            text.list().ofMaxSize(3).map(List::copyOf));
    Arbitrary<Metric> metric =
        Arbitraries.maps(Arbitraries.of("query", "namespace", "dimensions", "unit"), value)
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(Metric::new);
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Indicator> indicator =
        Arbitraries.oneOf(
            Combinators.combine(metric, flag, metric, flag)
                .as((part, bad, total, counter) -> ratio(part, bad, total, counter)),
            Combinators.combine(metric, flag)
                .as((ratio, success) -> new Indicator.Raw("metrics", ratio, success)),
            Combinators.combine(
                    metric,
                    Arbitraries.of(Comparison.class),
                    Arbitraries.doubles().between(-1e6, 1e6))
                .as((of, op, limit) -> new Indicator.Threshold("metrics", of, op, limit)));
    return Combinators.combine(text, text, Arbitraries.of(Aspect.class), text, indicator)
        .as(
            (id, service, aspect, title, of) ->
                new Suggestion(id.strip() + "/x", service, aspect, title, of, ""))
        .list()
        .uniqueElements(Suggestion::id)
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static Indicator ratio(Metric part, boolean bad, Metric total, boolean counter) {
    return new Indicator.Ratio("metrics", part, bad, total, counter);
  }

  @Test
  void servicesThatAreThereAreNotWrittenAgain() {
    Documents present =
        Written.read(
            """
            apiVersion: openslo/v1
            kind: Service
            metadata: {name: shop-checkout}
            spec: {}
            """);
    MadeDocuments made =
        SuggestedDocuments.of(
            List.of(suggestion("Shop/Checkout", "a"), suggestion("payment", "b")),
            "metrics",
            "Prometheus",
            present,
            OptionalDouble.empty());
    assertThat(names(made)).containsExactly("Service/payment", "SLO/a", "SLO/b");
    assertThat(made.documents().get(1).at("/spec/service").asString()).isEqualTo("shop-checkout");
  }

  @Test
  void namesThatAreTakenGetANumber() {
    MadeDocuments first = made(suggestion("checkout", "http/availability"));
    Documents present = Written.documents(first.documents());
    MadeDocuments second =
        SuggestedDocuments.of(
            List.of(suggestion("checkout", "http-availability")),
            "metrics",
            "Prometheus",
            present,
            OptionalDouble.empty());
    assertThat(names(second)).containsExactly("SLO/http-availability-2");
    assertThat(SuggestedDocuments.taken("metrics", present))
        .containsExactly(Map.entry("http/availability", "http-availability"));
  }

  @Test
  void eachAspectHasAUsualTargetUnlessOneIsSaid() {
    Documents usual = Written.documents(made(suggestion("s", "a")).documents());
    assertThat(target(usual)).isEqualTo(0.999);
    Documents said =
        Written.documents(
            SuggestedDocuments.of(
                    List.of(suggestion("s", "a")),
                    "metrics",
                    "Prometheus",
                    Documents.empty(),
                    OptionalDouble.of(0.95))
                .documents());
    assertThat(target(said)).isEqualTo(0.95);
  }

  private static double target(Documents documents) {
    Document slo = documents.all("SLO").getFirst();
    return slo.at("/spec/objectives/0/target").asDouble();
  }

  private static MadeDocuments made(Suggestion suggestion) {
    return SuggestedDocuments.of(
        List.of(suggestion), "metrics", "Prometheus", Documents.empty(), OptionalDouble.empty());
  }

  private static Suggestion suggestion(String service, String id) {
    Metric metric = new Metric(Map.of("query", "requests_total"));
    return new Suggestion(
        id, service, Aspect.AVAILABILITY, "Requests", ratio(metric, true, metric, true), "");
  }

  private static List<String> names(MadeDocuments made) {
    return made.documents().stream()
        .map(one -> one.path("kind").asString() + "/" + one.at("/metadata/name").asString())
        .toList();
  }
}
