package io.andal.signal.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.andal.signal.BadSpec;
import io.andal.signal.Metric;
import io.andal.signal.SourceFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What queries mean, and which are refused before anybody is asked. */
class QueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum:a{*}.as_count()                           | 1.0 sum:a{*}.as_count()",
        "sum:a{env:prod,service:x} by {host}.as_count()|"
            + " 1.0 sum:a{env:prod,service:x} by {host}.as_count()",
        "sum:a{*}.as_count().rollup(sum, 20)           | 1.0 sum:a{*}.as_count().rollup(sum)",
        "sum:a{*}.rollup(sum,300)                      | 1.0 sum:a{*}.rollup(sum, 300)",
        "sum:a{ * }.as_count()+sum:b{*}.as_count()     |"
            + " 1.0 sum:a{*}.as_count() + 1.0 sum:b{*}.as_count()",
        "(sum:a{*}.as_count() - sum:b{*}.as_count()) + (sum:b{*}.as_count())"
            + "                                        | 1.0 sum:a{*}.as_count()",
        "-sum:a{*}.as_count() + 2 * sum:b{*}.as_count()|"
            + " -1.0 sum:a{*}.as_count() + 2.0 sum:b{*}.as_count()",
        "sum:a{*}.as_count() / 4                       | 0.25 sum:a{*}.as_count()",
        "default_zero(sum:a{*}.as_count())             | 1.0 sum:a{*}.as_count()",
        "count:d{*}.as_count()                         | 1.0 count:d{*}.as_count()",
        "count(v: v<=0.3):d{*}.as_count()              | 1.0 count(v: v<=0.3):d{*}.as_count()",
        "sum:a{x:y AND (b:c OR d:e)}.as_count()        |"
            + " 1.0 sum:a{x:y AND (b:c OR d:e)}.as_count()"
      })
  void countsAreSums(String query, String sum) throws Exception {
    Question.Counted counted = CountReader.read(query);
    assertThat(
            counted.terms().stream()
                .map(term -> term.factor() + " " + term.column().metrics().getFirst().text())
                .collect(Collectors.joining(" + ")))
        .isEqualTo(sum);
    assertThat(counted.remarks()).isEmpty();
  }

  @Test
  void aSumThatDatadogWouldAverageIsAskedForAsCountAndSaysSo() throws Exception {
    Question.Counted counted = CountReader.read("sum:a{*}");
    assertThat(counted.terms().getFirst().column().metrics().getFirst().text())
        .isEqualTo("sum:a{*}.as_count()");
    assertThat(counted.remarks()).singleElement().asString().contains("sum:a{*}.as_count()");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "avg:a{*}.as_count()",
        "a{*}",
        "p99:a{*}",
        "max:a{*}.as_count()",
        "sum:a{*}.as_rate()",
        "sum:a{*}.as_count().rollup(avg, 60)",
        "sum:a{*}.as_count().rollup(sum, 77)",
        "sum:a{*}.as_count().fill(linear)",
        "sum:a{*}.as_count() / sum:b{*}.as_count()",
        "sum:a{*}.as_count() * sum:b{*}.as_count()",
        "per_second(sum:a{*}.as_count())",
        "sum:a{*}.as_count() + 5",
        "sum:a{*}.as_count(), sum:b{*}.as_count()",
        "sum:a{*}.as_count() -",
        "(sum:a{*}.as_count()",
        "sum:a.as_count()",
        "sum:a{*}.as_count() / 0",
        "sum:a{*}.as_count() - sum:a{*}.as_count()",
        "rate(requests_total[5m])",
        "(((((((((((((((((((((((((sum:a{*}.as_count())))))))))))))))))))))))))",
        " "
      })
  void whatIsNoCountIsRefusedWithARemedy(String query) {
    assertThatExceptionOfType(BadSpec.class)
        .isThrownBy(() -> CountReader.read(query))
        .satisfies(
            e -> {
              assertThat(e.failure().cause()).isEqualTo(SourceFailure.Cause.BAD_QUERY);
              assertThat(e.failure().message()).endsWith(".");
              assertThat(e.failure().remedy()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p99:a{*}                     | q0             | p99:a{*}.rollup(60)",
        "avg:a{*} / avg:b{*} * 100    | q0 / q1 * 100  |"
            + " avg:a{*}.rollup(60) / avg:b{*}.rollup(60) * 100",
        "moving_rollup(avg:a{*}, 300, 'avg') | moving_rollup(q0, 300, 'avg') |"
            + " moving_rollup(avg:a{*}.rollup(60), 300, 'avg')",
        "max:a{*}.rollup(max, 300)    | q0             | max:a{*}.rollup(max, 300)",
        "avg:a{*}.rollup(max)         | q0             | avg:a{*}.rollup(max, 60)",
        "1 - avg:a{*}                 | 1 - q0         | 1 - avg:a{*}.rollup(60)"
      })
  void valuesMayBeComputed(String query, String formula, String classic) throws Exception {
    Question question = SpecReader.value(Dog.query(query));
    assertThat(question).isInstanceOf(Question.Valued.class);
    Column column = ((Question.Valued) question).column();
    assertThat(column.formula("q").replace("  ", " ").strip()).isEqualTo(formula);
    assertThat(column.classic(60).replace("  ", " ").strip()).isEqualTo(classic);
  }

  @Test
  void aSpecHasAQueryOrAnSlo() {
    for (Metric wrong :
        List.of(
            new Metric(Map.of()),
            new Metric(Map.of("query", "sum:a{*}.as_count()", "slo", "x")),
            new Metric(Map.of("metric", "a")),
            Dog.slo("../../x"))) {
      assertThatExceptionOfType(BadSpec.class).isThrownBy(() -> SpecReader.count(wrong));
    }
    assertThatExceptionOfType(BadSpec.class).isThrownBy(() -> SpecReader.value(Dog.slo("abc")));
    assertThatExceptionOfType(BadSpec.class)
        .isThrownBy(() -> SpecReader.value(Dog.query("avg:a{*}, avg:b{*}")));
  }

  @Property(tries = 200)
  void noSumOfCountsIsTooLongToBeRead(@ForAll @IntRange(min = 1, max = 60) int terms)
      throws BadSpec {
    String query =
        Stream.iterate(0, i -> i + 1)
            .limit(terms)
            .map(i -> "sum:metric" + i + "{*}.as_count()")
            .collect(Collectors.joining(" + "));
    assertThat(CountReader.read(query).terms()).hasSize(terms);
  }
}
