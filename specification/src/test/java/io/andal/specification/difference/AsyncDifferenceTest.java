package io.andal.specification.difference;

import static io.andal.specification.difference.Descriptions.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsyncDifferenceTest {
  private static final String V3 =
      """
      asyncapi: 3.0.0
      info: {title: Pumps, version: 1.0.0}
      servers: {broker: {host: 'broker.example', protocol: mqtt}}
      channels:
        commands:
          address: pumps/commands
          messages: {start: {payload: {type: object, properties: {speed: {type: number, maximum: 10}}}}}
        events:
          address: pumps/events
          messages: {started: {payload: {type: object, properties: {at: {type: string}}}}}
      operations:
        take: {action: receive, channel: {$ref: '#/channels/commands'}}
        tell: {action: send, channel: {$ref: '#/channels/events'}}
      """;

  @Test
  void anAsyncDescriptionDoesNotDifferFromItself() {
    assertThat(found(V3, V3)).isEmpty();
  }

  @Test
  void whatTheApplicationReceivesIsWhatCallersSend() {
    assertThat(found(V3, V3.replace("maximum: 10", "maximum: 5")))
        .containsExactly("request-property-max-decreased BREAKING");
  }

  @Test
  void aFieldLostFromWhatTheApplicationSendsIsMissed() {
    assertThat(found(V3, V3.replace("at: {type: string}", "")))
        .containsExactly("response-optional-property-removed DANGEROUS");
  }

  @Test
  void aChannelThatIsGoneBreaksAndANewOneDoesNot() {
    String more = V3.replace("channels:\n", "channels:\n  alarms: {address: pumps/alarms}\n");

    assertThat(found(V3, more)).containsExactly("channel-added SAFE");
    assertThat(found(more, V3)).containsExactly("channel-removed BREAKING");
  }

  @Test
  void bothEndsMustSpeakOneProtocol() {
    assertThat(found(V3, V3.replace("protocol: mqtt", "protocol: amqp")))
        .containsExactly("server-protocol-changed BREAKING");
  }

  @Test
  void inVersion2CallersPublishWhatTheyMayPublish() {
    String base =
        """
        asyncapi: 2.6.0
        info: {title: Pumps, version: 1.0.0}
        channels:
          pumps/commands:
            publish:
              message: {payload: {type: object, properties: {speed: {type: number}}}}
        """;

    assertThat(found(base, base.replace("type: number", "type: integer")))
        .containsExactly("request-property-type-changed BREAKING");
  }
}
