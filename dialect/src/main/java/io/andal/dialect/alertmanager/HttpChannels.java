package io.andal.dialect.alertmanager;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.Imported;
import io.andal.dialect.OpenSlo;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Receivers that are told over HTTP: webhooks, and chats that have an address for each room. An
 * address that is a secret becomes a reference, as all secrets do.
 */
final class HttpChannels {
  private static final int LONGEST_NAME = 50;

  /**
   * One way of Alertmanager's.
   *
   * @param field of a receiver
   * @param type of our Channel
   * @param url the field of the address
   * @param common the field of {@code global} that has it for all; may be empty
   * @param secret whether the address holds a key
   * @param resolved whether ends are told if it isn't said
   */
  private record Way(
      String field, String type, String url, String common, boolean secret, boolean resolved) {
    String word() {
      return field.substring(0, field.length() - Receivers.SUFFIX.length());
    }
  }

  private static final List<Way> WAYS =
      List.of(
          new Way("webhook_configs", "Webhook", "url", "", false, true),
          new Way("slack_configs", "Slack", "api_url", "slack_api_url", true, false),
          new Way(
              "mattermost_configs", "Slack", "webhook_url", "mattermost_webhook_url", true, true),
          new Way("msteamsv2_configs", "Teams", "webhook_url", "", true, true));

  private final ForeignValue global;
  private final Imported into;
  private final Set<String> names = new HashSet<>();

  HttpChannels(ForeignValue global, Imported into) {
    this.global = global;
    this.into = into;
  }

  /** Whether a field of a receiver is told over HTTP. */
  static boolean takes(String field) {
    return WAYS.stream().anyMatch(way -> way.field().equals(field));
  }

  /**
   * Adds whom a receiver tells over HTTP, and their Channels.
   *
   * @return for each of them whether it is told of ends
   */
  List<Boolean> write(ForeignValue receiver, ArrayNode tell) {
    return WAYS.stream()
        .flatMap(
            way ->
                receiver.child(way.field()).items().stream()
                    .filter(config -> write(receiver.text("name"), way, config, tell))
                    .map(config -> config.flag("send_resolved", way.resolved())))
        .toList();
  }

  private boolean write(String receiver, Way way, ForeignValue config, ArrayNode tell) {
    String name = name(way.word() + "-" + receiver);
    String url = url(way, config, name);
    if (url.isEmpty()) {
      into.cannotSay(
          config,
          "The receiver '%s' has no address for %s".formatted(receiver, way.word()),
          "Write %s or %s_file".formatted(way.url(), way.url()));
      return false;
    }
    ObjectNode channel = OpenSlo.document("Channel", name, "");
    channel.put("apiVersion", "andal.io/v1");
    ObjectNode spec = channel.putObject("spec");
    spec.put("type", way.type());
    spec.put("url", url);
    if (way.type().equals("Webhook")) {
      spec.put("body", "alertmanager");
    } else {
      into.note(config, "what messages look like is not taken over; they are Andal's own");
    }
    if (config.has("timeout")) {
      spec.put("timeout", config.text("timeout"));
    }
    access(receiver, config, name, spec);
    into.addAsIs(config, channel);
    ObjectNode to = tell.addObject();
    to.put("channel", name);
    to.put("to", config.text("channel").isBlank() ? receiver : config.text("channel"));
    return true;
  }

  private String url(Way way, ForeignValue config, String name) {
    boolean own = config.has(way.url()) || config.has(way.url() + "_file");
    ForeignValue from = own || way.common().isEmpty() ? config : global;
    String field = own || way.common().isEmpty() ? way.url() : way.common();
    if (from.has(field + "_file") && from.text(field).isEmpty()) {
      return "${file:" + from.text(field + "_file") + "}";
    }
    String url = from.text(field);
    return way.secret() && !url.isEmpty() ? secret(config, name + "-url", "the address") : url;
  }

  /** Who we are to the other side: its own {@code http_config}, else that of all. */
  private void access(String receiver, ForeignValue config, String name, ObjectNode spec) {
    ForeignValue http =
        config.has("http_config") ? config.child("http_config") : global.child("http_config");
    ForeignValue basic = http.child("basic_auth");
    if (basic.present()) {
      ObjectNode login = spec.putObject("basicAuth");
      login.put(
          "username",
          basic.has("username_file")
              ? "${file:" + basic.text("username_file") + "}"
              : basic.text("username"));
      login.put("password", reference(basic, "password", name + "-password"));
    }
    ForeignValue authorization = http.child("authorization");
    String scheme = authorization.text("type");
    if (authorization.present() && !scheme.isEmpty() && !scheme.equalsIgnoreCase("bearer")) {
      cannotSay(authorization, receiver, "authorization of type " + scheme);
    } else if (authorization.present()) {
      spec.put("bearerToken", reference(authorization, "credentials", name + "-token"));
    } else if (http.has("bearer_token") || http.has("bearer_token_file")) {
      spec.put("bearerToken", reference(http, "bearer_token", name + "-token"));
    }
    tls(receiver, http.child("tls_config"), spec);
    for (String field : List.of("oauth2", "proxy_url", "proxy_from_environment")) {
      if (http.has(field) && !http.text(field).equals("false")) {
        cannotSay(http.child(field), receiver, field);
      }
    }
  }

  private void tls(String receiver, ForeignValue tls, ObjectNode spec) {
    if (!tls.present()) {
      return;
    }
    if (tls.flag("insecure_skip_verify", false)) {
      cannotSay(tls.child("insecure_skip_verify"), receiver, "insecure_skip_verify");
    }
    ObjectNode files = OpenSlo.object();
    for (List<String> pair :
        List.of(
            List.of("ca_file", "ca"),
            List.of("cert_file", "certificate"),
            List.of("key_file", "key"))) {
      if (tls.has(pair.getFirst())) {
        files.put(pair.get(1), "${file:" + tls.text(pair.getFirst()) + "}");
      }
    }
    if (!files.isEmpty()) {
      spec.set("tls", files);
    }
  }

  private void cannotSay(ForeignValue where, String receiver, String what) {
    into.cannotSay(
        where,
        "The receiver '%s' wants %s, which a Channel has no word for".formatted(receiver, what),
        "Let a server between do it, and name that as url");
  }

  private String reference(ForeignValue from, String field, String name) {
    return from.has(field + "_file")
        ? "${file:" + from.text(field + "_file") + "}"
        : secret(from, name, field);
  }

  private String secret(ForeignValue from, String name, String what) {
    String variable = name.toUpperCase(Locale.ROOT).replace('-', '_');
    into.note(
        from, what + " is a secret and not taken over: put it into the environment as " + variable);
    return "${env:" + variable + "}";
  }

  /** A document's name, of which there is one only. */
  private String name(String wanted) {
    String plain =
        ("alertmanager-" + wanted)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("-+$", "");
    String base = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    String name = base.replaceAll("-+$", "");
    int number = 2;
    while (!names.add(name)) {
      name = base.replaceAll("-+$", "") + "-" + number++;
    }
    return name;
  }
}
