package io.andal.dialect.alertmanager;

import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Exporter;
import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes an Alertmanager configuration for the alerts of the exact rules. */
public final class AlertmanagerExporter implements Exporter {
  static final String NOBODY = "nobody";

  @Override
  public String format() {
    return "alertmanager";
  }

  @Override
  public String description() {
    return "Alertmanager routes and receivers for the alerts of the exact rules";
  }

  @Override
  public Export export(ExportRequest request) {
    List<Problem> problems = new ArrayList<>();
    Recipients recipients = new Recipients(request.documents());
    List<Route> routes = new ArrayList<>();
    request.objectives().stream()
        .sorted(Comparator.comparing(SloDefinition::name))
        .forEach(
            slo -> {
              for (AlertRule rule : slo.alertRules()) {
                Route route = recipients.of(slo, rule);
                routes.add(route);
                check(request, slo, rule, route, problems);
              }
            });
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    writeRoutes(routes, root.putObject("route"));
    writeInhibition(root.putArray("inhibit_rules"));
    writeReceivers(request, routes, root.putArray("receivers"), problems);
    return new Export(
        List.of(new Export.File("alertmanager.yaml", YamlText.write(root))), problems);
  }

  private static void check(
      ExportRequest request,
      SloDefinition slo,
      AlertRule rule,
      Route route,
      List<Problem> problems) {
    Document document = request.document(slo);
    if (route.addresses().isEmpty()) {
      problems.add(
          document.warning(
              "/spec",
              "nobody-told",
              "alert %s of SLO %s has nobody to tell".formatted(rule.name(), slo.name()),
              "Give its service an owner with an e-mail address, or its policy a target."));
    } else if (route.channel().isEmpty()) {
      problems.add(
          request.cannotSay(
              document,
              "/spec",
              "there is no Channel, so nothing says how mail leaves",
              "Write a Channel document"));
    }
    if (!rule.notifyBreaching()) {
      problems.add(
          request.cannotSay(
              document,
              "/spec",
              "alert %s of SLO %s tells only its end (alertWhenBreaching: false)"
                  .formatted(rule.name(), slo.name()),
              "Alertmanager always tells the start: set alertWhenBreaching to true"));
    }
  }

  private static void writeRoutes(List<Route> routes, ObjectNode root) {
    root.put("receiver", NOBODY);
    root.putArray("group_by").add("slo").add("rule");
    ArrayNode children = root.putArray("routes");
    for (Route route : routes) {
      ObjectNode child = children.addObject();
      child.put("receiver", receiver(route));
      child
          .putArray("matchers")
          .add(matcher("slo", route.slo()))
          .add(matcher("rule", route.rule().name()));
      boolean page = route.rule().severity().equals("page");
      child.put("group_wait", page ? "10s" : "5m");
      child.put("group_interval", page ? "1m" : "30m");
      child.put("repeat_interval", page ? "4h" : "3d");
    }
  }

  /** Whether an end is told is a matter of the receiver in Alertmanager. */
  private static String receiver(Route route) {
    return route.rule().notifyResolved() || route.addresses().isEmpty()
        ? route.receiver()
        : route.receiver() + ":start";
  }

  /** Who is called about an SLO needs no ticket about it. */
  private static void writeInhibition(ArrayNode rules) {
    ObjectNode rule = rules.addObject();
    rule.putArray("source_matchers").add(matcher("severity", "page")).add(onlyBurns());
    rule.putArray("target_matchers").add(matcher("severity", "ticket")).add(onlyBurns());
    rule.putArray("equal").add("slo");
  }

  private static String onlyBurns() {
    return matcher("alertname", "SloBudgetBurn");
  }

  private static void writeReceivers(
      ExportRequest request, List<Route> routes, ArrayNode receivers, List<Problem> problems) {
    receivers.addObject().put("name", NOBODY);
    Map<String, Route> byName = new LinkedHashMap<>();
    routes.stream()
        .filter(route -> !route.addresses().isEmpty() && route.channel().isPresent())
        .forEach(route -> byName.putIfAbsent(receiver(route), route));
    byName.forEach(
        (name, route) -> {
          ObjectNode receiver = receivers.addObject();
          receiver.put("name", name);
          ArrayNode emails = receiver.putArray("email_configs");
          Optional<Document> channel =
              route.channel().flatMap(found -> request.documents().find("Channel", found));
          for (String address : route.addresses()) {
            ObjectNode email = emails.addObject();
            channel.ifPresent(document -> new MailServer(document).writeTo(email, address));
            if (!route.rule().notifyResolved()) {
              email.put("send_resolved", false);
            }
          }
          channel
              .filter(document -> new MailServer(document).hidesUsername())
              .ifPresent(
                  document ->
                      problems.add(
                          request.cannotSay(
                              document,
                              "/spec/username",
                              "the login's name is a reference, which Alertmanager can't follow",
                              "Write the name itself")));
        });
  }

  private static String matcher(String label, String value) {
    return label
        + "=\""
        + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
        + "\"";
  }
}
