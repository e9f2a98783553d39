package io.andal.alert.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.channel.Reader;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Position;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReadersTest {
  private final Documents documents =
      Documents.of(
          List.of(
              document(
                  "User",
                  "ayu",
                  """
                  {"metadata": {"name": "ayu", "annotations": {"andal.io/language": "id"}},
                   "spec": {"profile": {"email": "Ayu@pumps.example"}}}
                  """),
              document(
                  "Schedule",
                  "night",
                  """
                  {"metadata": {"name": "night"}, "spec": {"zone": "UTC",
                   "rotations": [{"people": ["ayu",
                     {"name": "Budi", "to": "mailto:budi@pumps.example", "language": "id",
                      "zone": "Asia/Makassar"}]}],
                   "overrides": [{"person":
                     {"name": "Ayu", "to": "ayu@pumps.example", "zone": "Asia/Jakarta"}}]}}
                  """)));

  @Test
  void aUserSaysItsLanguageAndAScheduleItsZone() {
    assertThat(Readers.of(documents, "ayu@pumps.example"))
        .isEqualTo(new Reader(Optional.of("id"), Optional.of(ZoneId.of("Asia/Jakarta"))));
  }

  @Test
  void aPersonWhoIsNoUserSaysBothInTheSchedule() {
    assertThat(Readers.of(documents, "budi@pumps.example"))
        .isEqualTo(new Reader(Optional.of("id"), Optional.of(ZoneId.of("Asia/Makassar"))));
  }

  @Test
  void ofOthersNothingIsKnown() {
    assertThat(Readers.of(documents, "ops@pumps.example")).isEqualTo(Reader.UNKNOWN);
  }

  private static Document document(String kind, String name, String json) {
    return new Document(
        DocumentId.of(kind, name),
        "andal.io/v1",
        (ObjectNode) JsonMapper.shared().readTree(json),
        json,
        "test.yaml",
        new Position(1, 1),
        Map.of());
  }
}
