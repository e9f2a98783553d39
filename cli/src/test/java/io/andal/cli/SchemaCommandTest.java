package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import io.andal.server.Kinds;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SchemaCommandTest {
  @TempDir Path folder;

  @Test
  void oneSchemaHoldsAllKindsAndItsReferencesStayInside() {
    Calls.Call call = new Calls(folder).andal("schema", "--all");
    JsonNode schema = Json.parse(call.out());
    List<String> references = schema.findValuesAsString("$ref");

    assertThat(call.code()).isZero();
    assertThat(schema.path("$defs").propertyNames())
        .hasSameSizeAs(Kinds.written())
        .contains("SLO", "DataSource", "Channel", "Group");
    assertThat(references)
        .hasSizeGreaterThan(Kinds.written().size())
        .allSatisfy(reference -> assertThat(schema.at(reference.substring(1)).isObject()).isTrue());
  }

  @Test
  void aKindsSchemaIsPrintedAsItsAuthorWroteItOrIndentedAnew() {
    JsonNode asWritten = Json.parse(new Calls(folder).andal("schema", "slos").out());

    assertThat(asWritten.path("title").asString()).isEqualTo("SLO");
    assertThat(Json.parse(new Calls(folder).andal("schema", "slos", "-o", "json").out()))
        .isEqualTo(asWritten);
  }

  @Test
  void withoutAKindItSaysWhatItWants() {
    Calls.Call call = new Calls(folder).andal("schema");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("schema wants either a KIND or --all");
  }
}
