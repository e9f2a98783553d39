package io.andal.channel.twilio;

import io.andal.channel.ChannelRules;
import io.andal.channel.http.HttpSettings;
import io.andal.signal.http.Credentials;
import io.andal.workspace.Document;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a Channel document of type Twilio says.
 *
 * @param http with the account as login
 * @param messages where messages are posted
 * @param sender the form field that says who sends
 * @param receiptTimeout how long it is asked what became of a message
 */
record TwilioSettings(
    HttpSettings http, String messages, Map.Entry<String, String> sender, Duration receiptTimeout) {
  private static final String USUAL = "https://api.twilio.com";

  /** Reads a document that has passed its schema. */
  static TwilioSettings of(Document document) {
    JsonNode spec = document.spec();
    String account = spec.path("accountSid").asString("");
    String origin = spec.path("url").asString(USUAL).replaceAll("/+$", "");
    String messages = origin + "/2010-04-01/Accounts/" + account + "/Messages";
    HttpSettings like = HttpSettings.of(document, messages + ".json");
    return new TwilioSettings(
        new HttpSettings(
            like.channel(),
            like.url(),
            like.tls(),
            new Credentials.Basic(account, spec.path("authToken").asString("")),
            like.timeout()),
        messages,
        spec.has("from")
            ? Map.entry("From", spec.path("from").asString(""))
            : Map.entry("MessagingServiceSid", spec.path("messagingService").asString("")),
        ChannelRules.of(document).receiptTimeout());
  }

  /** Where one message is asked for. */
  URI message(String id) {
    return URI.create(messages + "/" + id + ".json");
  }
}
