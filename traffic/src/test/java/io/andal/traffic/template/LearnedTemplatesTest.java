package io.andal.traffic.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LearnedTemplatesTest {
  private final Learning learning = new Learning();

  @ParameterizedTest
  @CsvSource({
    "/pumps/7, /pumps/{pumpId}",
    "/pumps/P-10023/commands, /pumps/{pumpId}/commands",
    "/companies/3f2504e0-4f89-11d3-9a0c-0305e82c3301, /companies/{companyId}",
    "/reports/2026-11-28, /reports/{date}",
    "/commits/9f86d081884c7d65, /commits/{commitId}",
    "/mailboxes/ann%40pumps.example/messages, /mailboxes/{email}/messages",
    "/mailboxes/ann@pumps.example/messages, /mailboxes/{email}/messages",
    "/watch/dQw4w9WgXcQ, /watch/{watchId}",
    "/assets/logo.3f2a.png, /assets/{file}",
    "/v2/pump-models/12/parts/9, /v2/pump-models/{pumpModelId}/parts/{partId}",
    "/pumps//7/, /pumps/{pumpId}",
    "/pumps/a%2Fb, /pumps/{pumpId}",
    "/pumps/7;v=1, /pumps/{pumpId}",
    "/a/1/2, '/a/{aId}/{aId2}'",
    "/, /",
  })
  void aValueIsKnownByItsClass(String path, String template) {
    assertThat(learning.ask(path).told()).containsOnlyKeys("GET " + template);
  }

  @Test
  void operationsStandBesideParameters() {
    learning.ask("/users/1", "/users/2", "/users/me", "/users/search", "/users/9/orders/export");
    assertThat(learning.told())
        .containsOnlyKeys(
            "GET /users/{userId}",
            "GET /users/me",
            "GET /users/search",
            "GET /users/{userId}/orders/export");
  }

  @Test
  void valuesInTheMiddleDontJoinWhatDiffers() {
    for (int i = 0; i < 30; i++) {
      learning.ask("/orders/" + i + "/items", "/users/" + i + "/items", "/users/" + i + "/mail");
    }
    assertThat(learning.told())
        .containsOnlyKeys(
            "GET /orders/{orderId}/items", "GET /users/{userId}/items", "GET /users/{userId}/mail");
  }

  @Test
  void versionsAndNumbersThatNameThemStay() {
    learning.ask("/v1/pumps", "/v2/pumps", "/api/2/pumps/17", "/1.1/pumps", "/oauth2/token");
    assertThat(learning.told())
        .containsOnlyKeys(
            "GET /v1/pumps",
            "GET /v2/pumps",
            "GET /api/2/pumps/{pumpId}",
            "GET /1.1/pumps",
            "GET /oauth2/token");
  }

  @Test
  void wordsThatKeepComingAreValues() {
    for (int i = 0; i < 40; i++) {
      learning.ask("/users/" + name(i), "/users/" + name(i * 7) + "/orders");
    }
    assertThat(learning.told())
        .containsOnlyKeys("GET /users/{userId}", "GET /users/{userId}/orders");
  }

  @Test
  void wordsOfAFewAreNames() {
    for (int i = 0; i < 200; i++) {
      learning.ask("/plant/" + List.of("boiler", "chiller", "tower").get(i % 3));
    }
    assertThat(learning.told())
        .containsOnlyKeys("GET /plant/boiler", "GET /plant/chiller", "GET /plant/tower");
  }

  @Test
  void collectionsBelowTheHostAreNamesHoweverMany() {
    for (int i = 0; i < 2_000; i++) {
      learning.ask("/api/" + name(i % 60) + "/" + i);
    }
    assertThat(learning.told()).hasSize(60);
  }

  @Test
  void wordsAndNumbersMayBeValuesOfOneParameter() {
    for (int i = 0; i < 30; i++) {
      learning.ask("/things/" + i, "/things/" + name(i), "/things/P-1000" + i);
    }
    assertThat(learning.told()).isEqualTo(Map.of("GET /things/{thingId}", 90L));
  }

  @Test
  void numberedNamesAreValuesFromTheThirdOn() {
    learning.ask("/pumps/pump-1", "/pumps/pump-2", "/pumps/pump-3");
    assertThat(learning.told()).isEqualTo(Map.of("GET /pumps/{pumpId}", 3L));
  }

  @Test
  void aNameOfSomebodyIsNotToldUntilItIsSeenOften() {
    learning.ask("/users/johnsmith", "/users/johnsmith/orders/7");
    assertThat(learning.told())
        .containsOnlyKeys("GET /users/{...}", "GET /users/{...}/orders/{orderId}");
    for (int i = 0; i < 20; i++) {
      learning.ask("/users/" + name(i));
    }
    assertThat(learning.told().keySet())
        .containsExactlyInAnyOrder("GET /users/{userId}", "GET /users/{userId}/orders/{orderId}");
  }

  @Test
  void nothingIsLostOrDoubledWhenTemplatesChange() {
    IntStream.range(0, 300)
        .forEach(
            i -> {
              learning.ask("/users/" + name(i % 50), "/users/" + name(i) + "/orders/" + i);
              if (i % 10 == 0) {
                learning.tree.settle();
              }
            });
    assertThat(learning.told())
        .isEqualTo(
            Map.of("GET /users/{userId}", 300L, "GET /users/{userId}/orders/{orderId}", 300L));
  }

  @Test
  void whatTheProgramDoesntKnowTeachesNothing() {
    for (int i = 0; i < 100; i++) {
      learning.ask("GET", "/" + name(i) + ".php", false).ask("GET", "/" + name(i), false);
    }
    learning.ask("/pumps");
    assertThat(learning.told().keySet())
        .allMatch(key -> key.contains("{") || key.equals("GET /pumps"))
        .hasSizeLessThan(4);
  }

  @Test
  void whatFindsNoRoomIsCountedTogether() {
    for (int i = 0; i < 3 * PathTree.MOST_NODES; i++) {
      learning.ask("GET", "/" + name(i) + "/" + name(i + 1) + "/" + name(i + 2), true);
    }
    Map<String, Long> told = learning.told();
    assertThat(told.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(3L * PathTree.MOST_NODES);
    assertThat(told).hasSizeLessThan(PathTree.MOST_NODES);
  }

  @Test
  void aRouteIsTakenAsItIs() {
    learning.tree.find("GET", "/pumps/:pumpId/commands/<int:number>", true, true).value().times++;
    learning.ask("/pumps/7/commands/9");
    assertThat(learning.told()).isEqualTo(Map.of("GET /pumps/{pumpId}/commands/{number}", 2L));
  }

  /** A word that differs for each number. */
  static String name(int number) {
    StringBuilder name = new StringBuilder();
    String[] parts = {"ka", "lo", "mi", "nu", "pe", "ra", "so", "ti", "vu", "wa"};
    for (char digit : Integer.toString(number + 1_000).toCharArray()) {
      name.append(parts[digit - '0']);
    }
    return name.toString();
  }
}
