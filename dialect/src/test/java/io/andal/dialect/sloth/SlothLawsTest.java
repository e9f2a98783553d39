package io.andal.dialect.sloth;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.dialect.Checking;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.OpenSlo;
import io.andal.dialect.openslo.OpenSloExporter;
import io.andal.dialect.sloth.SlothSlo.Alerting;
import io.andal.dialect.sloth.SlothSlo.Notice;
import io.andal.dialect.sloth.SlothSlo.Resource;
import io.andal.dialect.sloth.SlothSlo.Sli;
import io.andal.workspace.Checked;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.YamlText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Sloth says survives being said in OpenSLO, and OpenSLO being written. */
class SlothLawsTest {

  @Property(tries = 200)
  void exportingWhatWasImportedIsTheSame(@ForAll("slos") SlothSlo slo) {
    Checked checked = Checking.check(yaml(slo));
    assertThat(checked.problems()).extracting(Problem::oneLine).isEmpty();
    ExportRequest request = ExportRequest.of(checked.documents());
    List<Problem> problems = new ArrayList<>();

    assertThat(SloReader.read(request, request.objectives().getFirst(), 0, problems)).contains(slo);
    assertThat(problems).isEmpty();
  }

  @Property(tries = 100)
  void openSloIsWrittenAsItWasRead(@ForAll("slos") SlothSlo slo) {
    Checked checked = Checking.check(yaml(slo));
    List<JsonNode> written =
        new OpenSloExporter()
            .export(ExportRequest.of(checked.documents())).files().stream()
                .flatMap(file -> Checking.trees(file.text()).stream())
                .toList();

    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(
            checked.documents().all().stream().map(Document::body).toList());
  }

  private static String yaml(SlothSlo slo) {
    ObjectNode source = OpenSlo.document("DataSource", "prometheus", "");
    source
        .putObject("spec")
        .put("type", "Prometheus")
        .putObject("connectionDetails")
        .put("url", "http://localhost:9090");
    ObjectNode written = OpenSloWriter.write(slo, "prometheus", "30d");
    if (!slo.description().isEmpty()) {
      ((ObjectNode) written.path("spec")).put("description", slo.description());
    }
    return YamlText.write(
        List.of(source, OpenSlo.service(OpenSlo.name(slo.service()), slo.service()), written));
  }

  @Provide
  Arbitrary<SlothSlo> slos() {
    return Combinators.combine(
            Arbitraries.of(SlothSlo.PLAIN, SlothSlo.CRD),
            names(),
            names(),
            texts(),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), new BigDecimal("99.999"))
                .ofScale(3),
            labels(),
            slis(),
            Combinators.combine(alertings(), resources()).as(Map::entry))
        .as(
            (spec, service, name, description, objective, labels, sli, more) ->
                new SlothSlo(
                    spec,
                    service,
                    name,
                    description,
                    OpenSlo.plain(objective),
                    labels,
                    sli,
                    more.getKey(),
                    more.getValue()));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("abcXYZ019-_.")
        .ofMinLength(1)
        .ofMaxLength(40)
        .map(text -> "a" + text + "z");
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab '\"\\:#-{}[]|>%&*!?@`,~\näöü日0")
        .ofMaxLength(60)
        .map(text -> text.isBlank() ? "" : text);
  }

  private static Arbitrary<Map<String, String>> labels() {
    Arbitrary<String> keys =
        Arbitraries.strings()
            .withChars("ab_Z9")
            .ofMinLength(1)
            .ofMaxLength(8)
            .filter(text -> !Character.isDigit(text.charAt(0)));
    return Arbitraries.maps(keys, texts().filter(text -> !text.isEmpty())).ofMaxSize(3);
  }

  private static Arbitrary<Sli> slis() {
    Arbitrary<String> selectors =
        Arbitraries.of(
            "http_requests_total",
            "http_requests_total{job=\"a\",code=~\"5..\"}",
            "latency_bucket{le=\"0.4\", verb!='WATCH'}");
    Arbitrary<String> sums =
        Combinators.combine(
                selectors,
                Arbitraries.of(
                    "sum(rate(%s[{{.window}}]))",
                    "sum( rate(%s[{{ .window }}]) )",
                    "sum(increase(%s[{{.window}}]))\n",
                    "sum by (job) (rate(%s[{{.window}}]))",
                    "max_over_time(%s[{{.window}}:]) OR on() vector(0)"))
            .as((selector, form) -> form.formatted(selector));
    Arbitrary<Sli> events =
        Combinators.combine(sums, sums, Arbitraries.of(true, false))
            .as(
                (some, total, difference) ->
                    new Sli.Events(difference ? "(" + total + "-" + some + ")" : some, total));
    Arbitrary<Sli> raw = sums.map(sum -> new Sli.Raw("1 - " + sum));
    return Arbitraries.oneOf(events, raw);
  }

  private static Arbitrary<Alerting> alertings() {
    Arbitrary<Notice> notices =
        Combinators.combine(Arbitraries.of(true, false), labels(), labels()).as(Notice::new);
    return Combinators.combine(names(), labels(), labels(), notices, notices).as(Alerting::new);
  }

  private static Arbitrary<Resource> resources() {
    Arbitrary<Resource> some =
        Combinators.combine(names(), names(), labels(), labels()).as(Resource::new);
    return Arbitraries.oneOf(Arbitraries.just(Resource.NONE), some);
  }
}
