package io.andal.channel.webhook;

import io.andal.channel.Channel;
import io.andal.channel.ChannelType;
import io.andal.channel.Surroundings;
import io.andal.channel.http.HttpSender;
import io.andal.channel.http.HttpSettings;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that takes alerts by HTTP. */
public final class WebhookType implements ChannelType {

  @Override
  public String name() {
    return "Webhook";
  }

  @Override
  public List<Problem> check(Document document) {
    List<Problem> problems = new ArrayList<>(HttpSettings.problems(document));
    problems.addAll(SecretReference.problems(document, "/spec/secret"));
    return problems;
  }

  /** The address is the channel's, so a target is only a name for whoever is told. */
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
    return new WebhookChannel(
        new HttpSender(HttpSettings.of(document), surroundings.clock()),
        Optional.of(document.spec().path("secret").asString(""))
            .filter(secret -> !secret.isEmpty()),
        document.spec().path("body").asString("andal").equals("alertmanager"),
        surroundings.clock());
  }
}
