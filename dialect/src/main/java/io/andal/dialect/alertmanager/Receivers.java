package io.andal.dialect.alertmanager;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.Imported;
import io.andal.dialect.OpenSlo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The receivers of a configuration file, and the mail servers behind them as Channels. */
final class Receivers {
  static final String SUFFIX = "_configs";
  private static final String CHANNEL = "alertmanager-mail";

  private final ForeignValue file;
  private final ForeignValue global;
  private final Imported into;
  private final HttpChannels http;
  private final Map<String, String> channels = new TreeMap<>();

  Receivers(ForeignValue file, Imported into) {
    this.file = file;
    this.global = file.child("global");
    this.into = into;
    this.http = new HttpChannels(global, into);
  }

  void write(ObjectNode spec) {
    if (file.child("receivers").items().isEmpty()) {
      return;
    }
    ArrayNode receivers = spec.putArray("receivers");
    for (ForeignValue receiver : file.child("receivers").items()) {
      ObjectNode one = receivers.addObject();
      one.put("name", receiver.text("name"));
      ArrayNode tell = one.putArray("tell");
      List<Boolean> resolved = new ArrayList<>();
      for (ForeignValue mail : receiver.child("email_configs").items()) {
        resolved.add(mail.flag("send_resolved", false));
        String channel = channel(mail);
        for (String address : mail.text("to").split(",", -1)) {
          if (!address.isBlank()) {
            ObjectNode to = tell.addObject();
            to.put("channel", channel);
            to.put("to", address.strip());
          }
        }
      }
      resolved.addAll(http.write(receiver, tell));
      if (!tell.isEmpty() && !resolved.contains(true)) {
        one.put("resolved", false);
      } else if (resolved.contains(false)) {
        into.note(receiver, "ends are told over all of its ways, not only those that say so");
      }
      others(receiver);
    }
  }

  private void others(ForeignValue receiver) {
    receiver
        .node()
        .propertyNames()
        .forEach(
            field -> {
              if (field.endsWith(SUFFIX)
                  && !field.equals("email_configs")
                  && !HttpChannels.takes(field)) {
                into.cannotSay(
                    receiver.child(field),
                    "The receiver '%s' tells over %s, which is not taken over"
                        .formatted(
                            receiver.text("name"),
                            field.substring(0, field.length() - SUFFIX.length())),
                    field.equals("msteams_configs")
                        ? "Microsoft ended these connectors: make a workflow in Teams and use"
                            + " msteamsv2_configs, or a Channel of type Teams"
                        : "Write a Channel document for it and name that in the receiver");
              }
            });
  }

  /** The Channel for a mail's server; each server is written once. */
  private String channel(ForeignValue mail) {
    String host = either(mail, "smarthost", "smtp_smarthost");
    String from = either(mail, "from", "smtp_from");
    String user = either(mail, "auth_username", "smtp_auth_username");
    String server = host + "\n" + from + "\n" + user;
    String known = channels.get(server);
    if (known != null) {
      return known;
    }
    String name = channels.isEmpty() ? CHANNEL : CHANNEL + "-" + (channels.size() + 1);
    channels.put(server, name);
    ObjectNode channel = OpenSlo.document("Channel", name, "");
    channel.put("apiVersion", "andal.io/v1");
    ObjectNode spec = channel.putObject("spec");
    spec.put("type", "Email");
    int colon = host.lastIndexOf(':');
    spec.put("host", colon < 0 ? host : host.substring(0, colon));
    if (colon >= 0 && host.substring(colon + 1).matches("[0-9]{1,5}")) {
      spec.put("port", Integer.parseInt(host.substring(colon + 1)));
    }
    boolean tls =
        mail.has("require_tls")
            ? mail.flag("require_tls", true)
            : global.flag("smtp_require_tls", true);
    spec.put("security", tls ? "starttls" : "none");
    spec.put("from", from);
    if (!user.isEmpty()) {
      spec.put("username", user);
      spec.put("password", "${env:ALERTMANAGER_SMTP_PASSWORD}");
      into.note(
          mail,
          "the password is not taken over: put it into the environment as"
              + " ALERTMANAGER_SMTP_PASSWORD");
    }
    into.addAsIs(mail, channel);
    return name;
  }

  private String either(ForeignValue mail, String own, String common) {
    String text = mail.text(own);
    return text.isEmpty() ? global.text(common) : text;
  }
}
