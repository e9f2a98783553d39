package io.andal.channel.mqtt;

import io.andal.channel.Channel;
import io.andal.channel.ChannelType;
import io.andal.channel.Surroundings;
import io.andal.channel.binary.BinaryWriter;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.ArrayList;
import java.util.List;

/** An MQTT broker. */
public final class MqttType implements ChannelType {

  @Override
  public String name() {
    return "Mqtt";
  }

  @Override
  public List<Problem> check(Document document) {
    List<Problem> problems = new ArrayList<>(SecretReference.problems(document, "/spec/password"));
    problems.addAll(BinaryWriter.problems(document));
    MqttSettings settings = MqttSettings.of(document);
    if (settings.password().isPresent() && settings.username().isEmpty()) {
      problems.add(
          document.error(
              "/spec/password",
              "channel-login",
              "There is a password and no username",
              "Write spec.username too"));
    }
    if (settings.password().isPresent() && !settings.tls()) {
      problems.add(
          document.warning(
              "/spec/security",
              "channel-clear-text",
              "the password would be sent without encryption",
              "Write 'security: tls'"));
    }
    return problems;
  }

  /** The topics are the channel's, so a target is only a name for what is told. */
  @Override
  public List<String> recipients(String target) {
    return target.isBlank() ? List.of() : List.of(target.strip());
  }

  @Override
  public boolean takesUnnamed() {
    return false;
  }

  @Override
  public Channel open(Document document, Surroundings surroundings) {
    return new MqttChannel(
        MqttSettings.of(document), new BinaryWriter(document, surroundings.clock()));
  }
}
