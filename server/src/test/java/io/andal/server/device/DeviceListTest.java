package io.andal.server.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Devices are listed and changed over REST; who did it is kept. */
class DeviceListTest {
  private static final String PUMPS =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: pumps}
      spec:
        type: HTTP
        interval: 1m
        mapping: {device: /id, time: /t}
        devices: [{id: p9}]
      """;
  private static final String DEVICES = "/api/v1/fleets/pumps/devices";

  private static HttpResponse<String> csv(Browser who, String query, String text) {
    return who.send("POST", DEVICES + query, text, "Content-Type", "text/csv");
  }

  @Test
  void aListIsChangedAllOrNothing() {
    try (TestServer server = TestServer.start()) {
      Browser writer = server.client(Scope.WRITE);
      writer.postYaml("/api/v1/apply", PUMPS);
      String list = "id,state,until,site\np1,maintenance,2099-01-01T00:00:00Z,north\np2,,,south\n";
      JsonNode trial = Browser.tree(csv(writer, "?dryRun=true", list));
      assertThat(trial.path("added").asInt()).isEqualTo(2);
      assertThat(trial.path("dryRun").asBoolean()).isTrue();
      assertThat(writer.get(DEVICES + "/p1").statusCode()).isEqualTo(404);
      assertThat(Browser.tree(csv(writer, "", list)).path("added").asInt()).isEqualTo(2);
      JsonNode device = Browser.tree(writer.get(DEVICES + "/p1"));
      assertThat(device.path("state").asString("")).isEqualTo("maintenance");
      assertThat(device.path("until").asString("")).isEqualTo("2099-01-01T00:00:00Z");
      assertThat(writer.get(DEVICES, "Accept", "text/csv").body().lines())
          .containsExactly(
              "id,state,until,site",
              "p1,maintenance,2099-01-01T00:00:00Z,north",
              "p2,in-service,,south",
              "p9,in-service,,");
      assertThat(Browser.tree(writer.get(DEVICES)).path("items").size()).isEqualTo(3);
      assertThat(Browser.tree(writer.get(DEVICES + "?state=maintenance")).path("items").size())
          .isEqualTo(1);

      HttpResponse<String> wrong = csv(writer, "", "id,state\np1,gone\np5,\n");
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(Browser.tree(wrong).path("problems").path(0).path("place").asString(""))
          .isEqualTo("line 2, column 2 (state)");
      assertThat(writer.get(DEVICES + "/p5").statusCode()).isEqualTo(404);
      HttpResponse<String> conflict =
          writer.json("POST", DEVICES, "[{\"id\": \"p9\", \"state\": \"retired\"}]");
      assertThat(conflict.statusCode()).isEqualTo(409);
      assertThat(conflict.body()).contains("/spec/devices/0");
      assertThat(Browser.tree(writer.get(DEVICES + "/p9")).path("listedAt").asString(""))
          .isEqualTo("/spec/devices/0");
      Browser reader = server.client(Scope.READ);
      assertThat(csv(reader, "", list).statusCode()).isEqualTo(403);
      assertThat(csv(reader, "?dryRun=true", list).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void oneDeviceIsChangedAndForgottenAndWhoDidItIsKept() {
    try (TestServer server = TestServer.start()) {
      Browser writer = server.client(Scope.WRITE);
      writer.postYaml("/api/v1/apply", PUMPS);
      JsonNode made =
          Browser.tree(
              writer.json(
                  "PUT",
                  DEVICES + "/p1",
                  "{\"state\": \"commissioned\", \"attributes\": {\"site\": \"north\"}}"));
      assertThat(made.path("attributes").path("site").asString("")).isEqualTo("north");
      JsonNode changed =
          Browser.tree(writer.json("PUT", DEVICES + "/p1", "{\"attributes\": {\"site\": null}}"));
      assertThat(changed.path("attributes").size()).isZero();
      assertThat(changed.path("state").asString("")).isEqualTo("commissioned");
      assertThat(writer.json("PUT", DEVICES + "/p1", "{\"life\": \"x\"}").statusCode())
          .isEqualTo(400);
      assertThat(writer.json("DELETE", DEVICES + "/p1", "").statusCode()).isEqualTo(204);
      assertThat(writer.json("DELETE", DEVICES + "/p1", "").statusCode()).isEqualTo(404);
      assertThat(writer.json("DELETE", DEVICES + "/p9", "").statusCode()).isEqualTo(409);
      assertThat(server.client(Scope.ADMIN).get("/api/v1/audit").body())
          .contains("device.change")
          .contains("commissioned site=north → commissioned")
          .contains("device.remove");
    }
  }

  @Test
  void aListIsUploadedOnAPageThatShowsFirstWhatWouldChange() {
    try (TestServer server = TestServer.start()) {
      Browser writer = server.client(Scope.WRITE);
      writer.postYaml("/api/v1/apply", PUMPS);
      Map<String, String> list = Map.of("csv", "id,state,site\np1,maintenance,<north>\n");
      assertThat(writer.form("/fleets/pumps/list", list).body())
          .contains("1 devices would be added")
          .contains("site &lt;north&gt;");
      assertThat(writer.get(DEVICES + "/p1").statusCode()).isEqualTo(404);
      assertThat(writer.form("/fleets/pumps/list/apply", list).statusCode()).isEqualTo(302);
      assertThat(writer.get("/fleets/pumps?state=maintenance").body())
          .contains("p1")
          .doesNotContain("p9</a>");
      assertThat(writer.form("/fleets/pumps/list", Map.of("csv", "state\n")).body())
          .contains("There is no column id");
      writer.form(
          "/fleets/pumps/devices/p1",
          Map.of("state", "maintenance", "until", "2099-01-01T08:30", "attributes", "model=c40"));
      assertThat(writer.get("/fleets/pumps/devices/p1").body())
          .contains("maintenance until")
          .contains("model=c40")
          .doesNotContain("lt;north");
      assertThat(writer.get("/fleets/pumps/devices/p9").body()).contains("/spec/devices/0");
      assertThat(writer.form("/fleets/pumps/devices/p1/remove", Map.of()).statusCode())
          .isEqualTo(302);
      assertThat(writer.get("/fleets/pumps/devices.csv").body()).doesNotContain("p1");
      Browser reader = server.client(Scope.READ);
      assertThat(reader.get("/fleets/pumps/list").body()).doesNotContain("<textarea");
      assertThat(reader.form("/fleets/pumps/list/apply", list).statusCode()).isEqualTo(403);
    }
  }
}
