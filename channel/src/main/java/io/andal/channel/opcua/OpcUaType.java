package io.andal.channel.opcua;

import io.andal.channel.Channel;
import io.andal.channel.LoginCheck;
import io.andal.channel.Surroundings;
import io.andal.channel.level.LevelChannel;
import io.andal.channel.level.LevelType;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Boolean node of an OPC UA server. The client's library is loaded when one is opened. */
public final class OpcUaType implements LevelType {
  /** A node id as OPC UA writes it (part 6, 5.3.1.10). */
  private static final Pattern NODE = Pattern.compile("(ns=[0-9]{1,5};)?([isgb])=(\\S.*)");

  static boolean isNode(String text) {
    return NODE.matcher(text).matches();
  }

  @Override
  public String name() {
    return "OpcUa";
  }

  @Override
  public List<Problem> check(Document document) {
    OpcUaSettings settings = OpcUaSettings.of(document);
    List<Problem> problems =
        new ArrayList<>(settings.rules().check(document, OpcUaSettings.WATCHDOG));
    if (settings.address().isEmpty()) {
      problems.add(
          document.error(
              "/spec/url",
              "channel-url",
              "'" + settings.url() + "' is no address of an OPC UA server",
              "Write one such as opc.tcp://plc.plant.example:4840"));
    }
    Map.of(
            OpcUaSettings.NODE, Optional.of(settings.rules().output()),
            OpcUaSettings.WATCHDOG, settings.rules().watchdog())
        .forEach((field, node) -> node.ifPresent(id -> checkNode(document, field, id, problems)));
    checkLogin(document, settings, problems);
    return problems;
  }

  private static void checkNode(
      Document document, String field, String node, List<Problem> problems) {
    if (!isNode(node)) {
      problems.add(
          document.error(
              "/spec/" + field,
              "channel-node",
              "'" + node + "' is no node id",
              "Write one such as ns=2;s=Lamp or ns=2;i=1001"));
    }
  }

  private static void checkLogin(
      Document document, OpcUaSettings settings, List<Problem> problems) {
    problems.addAll(LoginCheck.problems(document, settings.username(), settings.password()));
    boolean all =
        settings.certificate().isPresent()
            && settings.key().isPresent()
            && settings.serverCertificate().isPresent();
    if (settings.secured() && !all) {
      problems.add(
          document.error(
              "/spec",
              "channel-certificate",
              "With security basic256sha256 both sides show certificates, and one is missing",
              "Write certificate, key and serverCertificate, each as ${file:PATH};"
                  + " or security: none in a network of its own."));
    }
    if (!settings.secured() && settings.password().isPresent()) {
      problems.add(
          document.warning(
              "/spec/security",
              "channel-clear-text",
              "the password may be sent without encryption",
              "Write 'security: basic256sha256'."));
    }
  }

  /** {@code ns=2;s=Lamp}, or a name for the channel's own node. */
  @Override
  public List<String> recipients(String target) {
    return target.isBlank() ? List.of() : List.of(target.strip());
  }

  @Override
  public Channel open(Document document, Surroundings surroundings) {
    OpcUaSettings settings = OpcUaSettings.of(document);
    return new LevelChannel(
        settings.rules(),
        new Nodes(settings),
        settings::nodeOf,
        surroundings.active().apply(settings.rules().channel()));
  }
}
