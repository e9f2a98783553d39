package io.andal.dialect.alertmanager;

import io.andal.ownership.Owner;
import io.andal.ownership.Owners;
import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of an alert, as Andal itself would decide: the targets of its policy, else the owner
 * of the SLO; over the channel that the target names, else the first by name.
 */
record Recipients(Documents documents) {
  private static final String MAILTO = "mailto:";

  Route of(SloDefinition slo, AlertRule rule) {
    Optional<String> named = Optional.empty();
    for (String name : rule.targets()) {
      Optional<Document> target = documents.find("AlertNotificationTarget", name);
      if (named.isEmpty()) {
        named =
            target
                .map(found -> found.annotation("andal.io/channel"))
                .filter(text -> !text.isBlank());
      }
    }
    List<String> addresses =
        rule.targets().stream().flatMap(name -> addresses(name).stream()).distinct().toList();
    Optional<String> channel =
        named.or(() -> documents.all("Channel").stream().map(Document::name).findFirst());
    return new Route(slo.name(), rule, channel, addresses.isEmpty() ? owner(slo) : addresses);
  }

  private List<String> owner(SloDefinition slo) {
    return Owners.of(documents).ownerOfSlo(slo.document()).flatMap(Owner::email).stream().toList();
  }

  private List<String> addresses(String name) {
    String target =
        documents
            .find("AlertNotificationTarget", name)
            .map(found -> found.spec().path("target").asString(""))
            .orElse(name)
            .strip();
    boolean mailto = target.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
    if (!mailto && (target.contains(":") || !target.contains("@"))) {
      return List.of();
    }
    String list = mailto ? target.substring(MAILTO.length()) : target;
    return Arrays.stream(list.replaceFirst("\\?.*$", "").split(",", -1))
        .map(text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8).strip())
        .filter(address -> address.contains("@"))
        .distinct()
        .toList();
  }
}
