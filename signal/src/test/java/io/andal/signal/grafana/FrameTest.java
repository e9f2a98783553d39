package io.andal.signal.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrameTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode golden(String name) throws Exception {
    String folder = System.getProperty("andal.conformance", "");
    assumeTrue(!folder.isEmpty(), "-Dandal.conformance is not set");
    Path file = Path.of(folder, "connectors", "grafana", name);
    return JSON.readTree(Files.readString(file));
  }

  @Test
  void allTypesOfGrafanasOwnGoldenAreRead() throws Exception {
    Frame frame = Frame.of(golden("data-frame-all_types.golden.json"));
    assertThat(frame.times())
        .containsExactly(0, 1568039445000L, 1568039450000L, 9007199254L, 9223372036854L);
    assertThat(frame.interval()).hasValue(1000);
    assertThat(frame.columns()).hasSize(24);
    assertThat(column(frame, "float64_nans").values())
        .containsExactly(
            Double.NEGATIVE_INFINITY, Double.NaN, 0, Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(column(frame, "nullable_float64_values_nans").values())
        .containsExactly(
            Double.NEGATIVE_INFINITY, 0, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(column(frame, "nullable_int8_values").values())
        .containsExactly(-128, -128, Double.NaN, 127, 127);
  }

  @Test
  void aRecordedResultIsRead() throws Exception {
    JsonNode result = golden("sample_query_results.json");
    List<Frame> frames = result.path("frames").valueStream().map(Frame::of).toList();
    assertThat(frames.getFirst().interval()).hasValue(1_800_000);
    assertThat(frames.getFirst().times()).hasSize(12);
    assertThat(frames.getFirst().columns().getFirst().values()[0]).isEqualTo(8.675906980661981);
  }

  @Test
  void columnsOfDifferentLengthAreNoFrame() throws Exception {
    JsonNode json =
        JSON.readTree(
            """
            {"schema":{"fields":[{"name":"t","type":"time"},{"name":"v","type":"number"}]},
             "data":{"values":[[60000,120000],[1]]}}
            """);
    assertThatThrownBy(() -> Frame.of(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 times and 1 values");
  }

  private static Frame.Column column(Frame frame, String name) {
    return frame.columns().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
