package io.andal.dialect.alertmanager;

import io.andal.workspace.Document;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How mail leaves, of a Channel document. Secrets are never read: a file is named as the document
 * names it, and what stands in an environment becomes a file for the operator to fill.
 */
record MailServer(Document channel) {
  private static final Pattern FILE = Pattern.compile("\\$\\{file:(.+)}");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(.+)}");
  private static final String SECRETS = "/etc/alertmanager/secrets/";

  private enum Security {
    NONE(25),
    STARTTLS(587),
    TLS(465);

    private final int port;

    Security(int port) {
      this.port = port;
    }
  }

  /** Adds one receiver of mail. */
  void writeTo(ObjectNode email, String address) {
    JsonNode spec = channel.spec();
    Security security =
        switch (spec.path("security").asString("starttls")) {
          case "none" -> Security.NONE;
          case "tls" -> Security.TLS;
          default -> Security.STARTTLS;
        };
    email.put("to", address);
    email.put("from", spec.path("from").asString(""));
    email.put(
        "smarthost", spec.path("host").asString("") + ":" + spec.path("port").asInt(security.port));
    email.put("require_tls", security != Security.NONE);
    String username = spec.path("username").asString("");
    if (!username.isEmpty()) {
      email.put("auth_username", username);
    }
    String password = spec.path("password").asString("");
    if (!password.isEmpty()) {
      email.put("auth_password_file", passwordFile(password));
    }
    email.put("send_resolved", true);
  }

  private static String passwordFile(String reference) {
    Matcher file = FILE.matcher(reference);
    if (file.matches()) {
      return file.group(1);
    }
    Matcher variable = VARIABLE.matcher(reference);
    return SECRETS + (variable.matches() ? variable.group(1) : "smtp-password");
  }

  /** Whether the login's name stands somewhere else, where Alertmanager can't look. */
  boolean hidesUsername() {
    String username = channel.spec().path("username").asString("");
    return FILE.matcher(username).matches() || VARIABLE.matcher(username).matches();
  }
}
