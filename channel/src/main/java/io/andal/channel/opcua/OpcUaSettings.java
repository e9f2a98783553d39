package io.andal.channel.opcua;

import io.andal.channel.level.LevelRules;
import io.andal.workspace.Document;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a Channel document of type OpcUa says. Holds references to secrets, never the secrets.
 *
 * @param url {@code opc.tcp://HOST:PORT/PATH}
 * @param secured whether messages are signed and encrypted (Basic256Sha256), or not at all
 * @param username as written, or a reference
 * @param password a reference
 * @param certificate a reference to the certificate that Andal shows, in PEM
 * @param key a reference to its key
 * @param serverCertificate a reference to the certificates that are trusted, in PEM
 */
record OpcUaSettings(
    LevelRules rules,
    String url,
    boolean secured,
    Optional<String> username,
    Optional<String> password,
    Optional<String> certificate,
    Optional<String> key,
    Optional<String> serverCertificate) {
  static final String SCHEME = "opc.tcp";
  static final String NODE = "node";
  static final String WATCHDOG = "watchdogNode";
  private static final int USUAL_PORT = 4840;

  /** Reads a document that has passed its schema. */
  static OpcUaSettings of(Document document) {
    JsonNode spec = document.spec();
    return new OpcUaSettings(
        LevelRules.of(document, NODE, WATCHDOG),
        spec.path("url").asString(""),
        !spec.path("security").asString("").equals("none"),
        text(spec, "username"),
        text(spec, "password"),
        text(spec, "certificate"),
        text(spec, "key"),
        text(spec, "serverCertificate"));
  }

  private static Optional<String> text(JsonNode spec, String field) {
    return Optional.of(spec.path(field).asString("")).filter(text -> !text.isEmpty());
  }

  /** Empty if it is no such address. */
  Optional<URI> address() {
    try {
      URI uri = new URI(url);
      return SCHEME.equals(uri.getScheme()) && uri.getHost() != null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  String host() {
    return address().map(URI::getHost).orElse("");
  }

  int port() {
    return address().map(URI::getPort).filter(port -> port > 0).orElse(USUAL_PORT);
  }

  /** The node of a recipient: the one that it names, or the channel's own. */
  String nodeOf(String recipient) {
    return OpcUaType.isNode(recipient) ? recipient : rules.output();
  }
}
