package io.andal.signal.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How filters are taken apart. */
class FilterTest {
  private static final String TYPE = "metric.type = \"a.googleapis.com/b\"";

  @Test
  void comparisonsAreTakenApart() throws Exception {
    Filter filter =
        Filter.parse(
            TYPE
                + " AND resource.type=\"x\" AND metric.label.code = 500"
                + " AND resource.labels.zone=one_of(\"a\", \"b\") AND metric.labels.n != \"c d\"");
    assertThat(filter.whole()).isTrue();
    assertThat(filter.type()).isEqualTo("a.googleapis.com/b");
    assertThat(filter.conditions())
        .extracting(Condition::toString)
        .containsExactly(
            "resource.type=\"x\"",
            "metric.labels.code=500",
            "resource.labels.zone=one_of(\"a\", \"b\")",
            "metric.labels.n!=\"c d\"");
    Map<String, String> labels =
        Map.of(
            "metric.labels.code", "500", "resource.labels.zone", "b", "metric.labels.n", "other");
    assertThat(filter.conditions().subList(1, 4)).allMatch(one -> one.matches(labels));
    assertThat(filter.conditions().get(2).values()).isEqualTo(List.of("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"< 500", "<= 499", "> 300", ">= 400", "!= 500"})
  void numbersAreComparedAsNumbers(String comparison) throws Exception {
    Filter filter = Filter.parse(TYPE + " AND metric.labels.code " + comparison);
    assertThat(filter.whole()).isTrue();
    assertThat(filter.conditions().getFirst().matches(Map.of("metric.labels.code", "400")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " OR metric.labels.a=\"b\"",
        " AND NOT metric.labels.a=\"b\"",
        " AND (metric.labels.a=\"b\")",
        " AND metric.labels.a=starts_with(\"b\")",
        " AND metric.labels.a=monitoring.regex.full_match(\"b|c\")",
        " AND metadata.user_labels.\"a\"=\"b\"",
        " AND"
      })
  void whatIsMoreThanComparisonsStaysWhole(String more) throws Exception {
    assertThat(Filter.parse(TYPE + more).whole()).isFalse();
  }
}
