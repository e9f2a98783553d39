package io.andal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatTest {
  private final HttpRecorder chat = new HttpRecorder();

  @AfterEach
  void stop() {
    chat.close();
  }

  @Test
  void slackShowsTheNumbersTheOwnerAndTheLink() throws Exception {
    JsonNode attachment = send("Slack", Notice.Event.STARTED).at("/attachments/0");
    assertThat(attachment.path("title").asString(""))
        .isEqualTo("[page] Commands are accepted within 300 ms");
    assertThat(attachment.path("title_link").asString(""))
        .isEqualTo("https://andal.pumps.example/objectives/commands-latency");
    assertThat(attachment.path("text").asString("")).contains("burning 14.8×");
    assertThat(attachment.path("fields").toString()).contains("Controls", "41 %", "2 h 10 min");
  }

  @Test
  void anEndIsToldFromAStartByWordAndColor() throws Exception {
    JsonNode start = send("Slack", Notice.Event.STARTED).at("/attachments/0");
    JsonNode end = send("Slack", Notice.Event.RESOLVED).at("/attachments/0");
    assertThat(end.path("title").asString("")).startsWith("[resolved]");
    assertThat(end.path("color")).isNotEqualTo(start.path("color"));
  }

  @Test
  void teamsGetsACard() throws Exception {
    JsonNode message = send("Teams", Notice.Event.STARTED);
    assertThat(message.path("type").asString("")).isEqualTo("message");
    JsonNode card = message.at("/attachments/0");
    assertThat(card.path("contentType").asString(""))
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(card.at("/content/type").asString("")).isEqualTo("AdaptiveCard");
    assertThat(card.at("/content/body/0/text").asString(""))
        .isEqualTo("\\[page\\] Commands are accepted within 300 ms");
    assertThat(card.at("/content/body/2/facts").toString()).contains("Controls", "41 %");
    assertThat(card.at("/content/actions/0/url").asString(""))
        .isEqualTo("https://andal.pumps.example/objectives/commands-latency");
  }

  @Test
  void aRoomThatIsGoneIsSaid() {
    chat.answer(404, "channel_not_found");
    assertThatThrownBy(() -> send("Slack", Notice.Event.STARTED))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("answered 404: channel_not_found");
  }

  private JsonNode send(String type, Notice.Event event) throws Exception {
    try (Channel channel =
        Samples.open(
            "{\"type\": \"%s\", \"url\": \"%s\"}".formatted(type, chat.url("/services/T0")))) {
      channel.send(Samples.message(event, "#ops"));
    }
    return JsonMapper.shared().readTree(chat.got.remove().body());
  }
}
