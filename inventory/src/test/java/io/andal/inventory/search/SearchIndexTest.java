package io.andal.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.inventory.ApiHits.FacetCount;
import io.andal.inventory.ApiQuery;
import io.andal.inventory.SearchDocument;
import io.andal.inventory.SearchIndex;
import io.andal.testing.TestDatabases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both databases give the same answers. */
class SearchIndexTest {
  private static final SearchDocument COMMANDS =
      document(
          "commands",
          "Pump commands",
          "Starts and stops pumps. Mengirimkan perintah.",
          "group:controls Controls",
          List.of(
              new SearchDocument.Entry("POST /pumps/{serialNumber}/commands", "Tell a pump"),
              new SearchDocument.Entry("GET /commands/{id}", "getCommand")),
          List.of("Command.state", "Command.serialNumber"),
          Map.of("owner", List.of("group:controls"), "lifecycle", List.of("production")),
          3);

  private static final SearchDocument BILLING =
      document(
          "billing",
          "Billing",
          "Invoices for pumped water, never a command.",
          "",
          List.of(new SearchDocument.Entry("GET /customers/{id}/invoices", "")),
          List.of("Invoice.amount", "Meter.serial_number"),
          Map.of("lifecycle", List.of("deprecated")),
          0);

  private static final SearchDocument ALARMS =
      document(
          "alarms",
          "Alarms",
          "",
          "group:controls Controls",
          List.of(new SearchDocument.Entry("GET /alarms", "Deliveries and alarms")),
          List.of("Alarm.severity"),
          Map.of("owner", List.of("group:controls"), "lifecycle", List.of("production")),
          1);

  private static SearchDocument document(
      String id,
      String title,
      String description,
      String owner,
      List<SearchDocument.Entry> operations,
      List<String> fields,
      Map<String, List<String>> facets,
      int findings) {
    Instant now = Instant.parse("2026-11-28T00:00:00Z");
    return new SearchDocument(
        id,
        title,
        List.of(id),
        description,
        owner,
        List.of(),
        operations,
        fields,
        facets,
        now,
        findings);
  }

  private static SearchIndex filled(Database database) {
    SearchIndex index = new DatabaseSearchIndex(database);
    index.put(List.of(COMMANDS, BILLING, ALARMS));
    return index;
  }

  private static List<String> ids(SearchIndex index, String text) {
    return index.find(new ApiQuery(text, Map.of(), "relevance", 0, 50)).hits().stream()
        .map(SearchIndex.Hit::id)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void namesComeBeforeOperationsFieldsAndProse(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SearchIndex index = filled(database);
      assertThat(ids(index, "command")).containsExactly("commands", "billing");
      assertThat(ids(index, "invoices")).containsExactly("billing");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aFieldIsFoundHoweverItIsSpelled(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SearchIndex index = filled(database);
      for (String spelled :
          List.of("serialNumber", "serial_number", "serialnumber", "serial number", "serialNum")) {
        assertThat(ids(index, spelled))
            .as(spelled)
            .containsExactlyInAnyOrder("commands", "billing");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatTheWordsMetIsShown(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      assertThat(
              filled(database)
                  .find(new ApiQuery("/pumps/ serialnumber", Map.of(), "relevance", 0, 10))
                  .hits())
          .containsExactly(
              new SearchIndex.Hit("commands", List.of("POST /pumps/{serialNumber}/commands")));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void wordsOfBothLanguagesMeetTheirOtherForms(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SearchIndex index = filled(database);
      assertThat(ids(index, "delivery ")).containsExactly("alarms");
      assertThat(ids(index, "dikirim ")).containsExactly("commands");
      assertThat(ids(index, "perintahnya")).containsExactly("commands");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void quotesKeepWordsTogether(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SearchIndex index = filled(database);
      assertThat(ids(index, "\"pumped water\"")).containsExactly("billing");
      assertThat(ids(index, "\"water pumped\"")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void facetsNarrowAndCountWhatElseCouldBeChosen(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SearchIndex.Found found =
          filled(database)
              .find(new ApiQuery("", Map.of("lifecycle", List.of("production")), "findings", 0, 1));
      assertThat(found.hits()).extracting(SearchIndex.Hit::id).containsExactly("commands");
      assertThat(found.total()).isEqualTo(2);
      assertThat(found.facets().get("owner")).containsExactly(new FacetCount("group:controls", 2));
      assertThat(found.facets().get("lifecycle"))
          .containsExactly(new FacetCount("production", 2), new FacetCount("deprecated", 1));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aChangedDocumentTakesThePlaceOfTheOldOneAlsoAfterARestart(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SearchIndex index = filled(database);
      index.put(List.of(document("billing", "Charges", "", "", List.of(), List.of(), Map.of(), 0)));
      index.remove(List.of("alarms", "nothing"));
      for (SearchIndex one : List.of(index, new DatabaseSearchIndex(database))) {
        assertThat(ids(one, "invoices")).isEmpty();
        assertThat(ids(one, "charges")).containsExactly("billing");
        assertThat(ids(one, "")).containsExactly("billing", "commands");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anythingMayBeTyped(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SearchIndex index = filled(database);
      for (String typed :
          List.of(
              "\"",
              "' OR 1=1 --",
              "NEAR(a b)",
              "a AND",
              ":* | & !",
              "\\",
              "{names}: x",
              "𝒳 ü",
              "x".repeat(5_000),
              "-- ",
              "()",
              "* *",
              "\u0000")) {
        assertThat(index.find(new ApiQuery(typed, Map.of(), "relevance", 0, 10)).total())
            .as(typed)
            .isBetween(0, 3);
      }
    }
  }

  /** Random documents and questions: whatever one database answers, the other one does. */
  @Test
  void bothDatabasesAnswerTheSame() {
    SplittableRandom random = new SplittableRandom(7);
    List<SearchDocument> documents = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      documents.add(
          document(
              "api" + i,
              some(random, 2),
              some(random, 6),
              some(random, 1),
              List.of(
                  new SearchDocument.Entry("GET /" + some(random, 2), some(random, 2)),
                  new SearchDocument.Entry("POST /" + some(random, 1), "")),
              List.of(some(random, 1), some(random, 1)),
              Map.of("tier", List.of(String.valueOf(i % 3))),
              i % 5));
    }
    try (Database sqlite = TestDatabases.sqlite();
        Database postgresql = TestDatabases.postgresql()) {
      SearchIndex one = new DatabaseSearchIndex(sqlite);
      SearchIndex other = new DatabaseSearchIndex(postgresql);
      one.put(documents);
      other.put(documents);
      for (int i = 0; i < 200; i++) {
        String text = some(random, 1 + i % 3) + (i % 2 == 0 ? " " : "");
        String question = i % 7 == 0 ? "\"" + text.strip() + "\"" : text;
        ApiQuery query = new ApiQuery(question, Map.of(), "relevance", i % 4, 20);
        assertThat(one.find(query)).as(question).isEqualTo(other.find(query));
      }
    }
  }

  private static final String[] WORDS = {
    "pump",
    "pumps",
    "serialNumber",
    "serial",
    "number",
    "GET",
    "orders",
    "order",
    "kirim",
    "mengirim",
    "dikirimkan",
    "v2",
    "HTTPServer",
    "delivery",
    "deliveries",
    "10023",
    "größe"
  };

  private static String some(SplittableRandom random, int number) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      chosen.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", chosen);
  }
}
