package io.andal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.testing.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a newcomer sees: the demo, and what a server says to hostile documents. */
class FirstMinuteTest {
  @TempDir Path folder;

  @Test
  void theDemoShowsSixteenObjectivesWithThirtyDaysAndItsPumps() {
    try (AndalProcess demo = AndalProcess.demo(folder.resolve("data"))) {
      assertThat(demo.output()).contains("Log in once: ").containsIgnoringCase("demo");
      Wait.until(
          "sixteen objectives have their history and are measured",
          Duration.ofSeconds(60),
          () -> states(demo).containsAll(Set.of("healthy", "exhausted")) && measured(demo) == 16,
          () -> demo.get("/api/v1/slos") + "\n" + demo.output());
      JsonNode slos = demo.get("/api/v1/slos?limit=100").path("items");
      assertThat(slos.valueStream().map(slo -> slo.path("service").asString("")).distinct())
          .hasSize(7);
      assertThat(demo.get("/api/v1/annotations?category=deployment").path("items")).hasSize(4);
      itsPumpsAreOnline(demo);
      itsAlertsReachAMailboxAPhoneAndALamp(demo);
    }
  }

  private static void itsPumpsAreOnline(AndalProcess demo) {
    Wait.until(
        "all pumps are online",
        Duration.ofSeconds(60),
        () -> demo.get("/api/v1/fleets/pumps").path("presence").path("online").asInt() == 500,
        () -> demo.get("/api/v1/fleets/pumps") + "\n" + demo.output());
  }

  private static void itsAlertsReachAMailboxAPhoneAndALamp(AndalProcess demo) {
    test(demo, "mailbox", "mailto:ayu@pumps.example");
    test(demo, "phones", "tel:+62-811-555-0101");
    test(demo, "yard-lamp", "lamp");
    Wait.until(
        "a mail, an SMS and the lamp",
        Duration.ofSeconds(20),
        () ->
            Stream.of("mail to ayu@pumps.example", "SMS to +628115550101", "lamp in the yard is ON")
                .allMatch(demo.output()::contains),
        demo::output);
  }

  private static void test(AndalProcess demo, String channel, String to) {
    AndalProcess.Answer answer =
        demo.send(
            "POST",
            "/api/v1/channels/" + channel + "/test",
            "{\"recipient\": \"" + to + "\"}",
            "application/json");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static Set<String> states(AndalProcess demo) {
    return demo.get("/api/v1/slos?limit=100")
        .path("items")
        .valueStream()
        .map(slo -> slo.path("state").asString(""))
        .collect(Collectors.toSet());
  }

  private static long measured(AndalProcess demo) {
    return demo.get("/api/v1/slos?limit=100")
        .path("items")
        .valueStream()
        .filter(
            slo ->
                demo.get("/api/v1/slos/" + slo.path("name").asString("") + "/budget")
                        .path("period")
                        .path("measuredMinutes")
                        .asInt(0)
                    > 15 * 1440)
        .count();
  }

  @Test
  void hostileDocumentsAreRefusedWithTheirPlaceAndTheServerGoesOn() {
    AndalProcess.write(folder.resolve("workspace").resolve("empty.yaml"), "# nothing yet\n");
    try (AndalProcess andal = House.serve(folder)) {
      refuses(andal, bomb(), "too-many");
      refuses(andal, "[".repeat(100_000), "too-deep");
      refuses(andal, "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: [1]}\n", "name");
      refuses(
          andal,
          """
          apiVersion: openslo/v1
          kind: SLO
          metadata: {name: lost}
          spec:
            service: nowhere
            budgetingMethod: Occurrences
            indicatorRef: nothing
            objectives: [{target: 0.99}]
          """,
          "reference-missing");
      assertThat(
              andal
                  .send(
                      "PUT", "/api/v1/documents/SLO/big", "x".repeat(50 << 20), "application/yaml")
                  .status())
          .isEqualTo(413);
      assertThat(andal.send("GET", "/actuator/health", "", "text/plain").status()).isEqualTo(200);
      assertThat(andal.get("/api/v1/slos").path("items").size()).isZero();
    }
  }

  private static String bomb() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 12; level++) {
      text.append("a%d: &a%d [".formatted(level, level))
          .append("*a%d, ".formatted(level - 1).repeat(9))
          .append("*a%d]\n".formatted(level - 1));
    }
    return text.toString();
  }

  private static void refuses(AndalProcess andal, String yaml, String rule) {
    AndalProcess.Answer answer =
        andal.send("PUT", "/api/v1/documents/SLO/lost", yaml, "application/yaml");
    assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
    assertThat(answer.body()).contains(rule).contains("\"line\"").contains("\"remedy\"");
  }
}
