package io.andal.inventory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.specification.Operation;
import io.andal.workspace.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.pumps.example/v2/, api.pumps.example/",
    "https://API.pumps.example:8443/pumps/v1, api.pumps.example/pumps",
    "mqtt://broker.pumps.example, broker.pumps.example/",
    "http://localhost:8080/pumps, ",
    "https://virtserver.swaggerhub.com/acme/pumps/1.0.0, ",
    "https://4f1c.mock.pstmn.io, ",
    "/v2, ",
  })
  void anAddressIsHostAndBasePathUnlessItIsAMock(String address, String evidence) {
    assertThat(Addresses.evidence(address)).isEqualTo(Optional.ofNullable(evidence));
  }

  @ParameterizedTest
  @CsvSource({
    "Pump Commands API (v2), pump commands",
    "pump-commands, pump commands",
    "PumpCommands, pump commands",
    "My API, ''",
  })
  void aTitleIsTheWordsThatTellApisApart(String title, String normal) {
    assertThat(Titles.normal(title)).isEqualTo(normal);
  }

  @Test
  void parametersHaveNoNamesAndVersionsNoPlaceInSignatures() {
    assertThat(signatures("/v1/pumps/{id}")).isEqualTo(signatures("/pumps/{pumpId}"));
    assertThat(signatures("/pumps/{id}")).isNotEqualTo(signatures("/pumps/all"));
    assertThat(signatures("/health", "/metrics")).isEmpty();
  }

  private static List<Long> signatures(String... paths) {
    return Signatures.of(
        Stream.of(paths)
            .map(
                path ->
                    new Operation(
                        "GET",
                        path,
                        "",
                        "",
                        "",
                        List.of(),
                        false,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Position.START))
            .toList(),
        List.of());
  }
}
