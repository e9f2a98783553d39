package io.andal.server.inventory;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;
import java.util.Optional;

/** What the first page of an API shows. */
public record ApiView(
    String description,
    Optional<Coverage> coverage,
    List<FindingRow> findings,
    List<PlaceRow> places,
    List<DeploymentRow> deployments,
    Owner owner,
    List<Promise> promises,
    String service,
    List<Fact> facts,
    List<String> tags,
    List<Choice> owners,
    List<Choice> lifecycles) {
  public ApiView {
    findings = List.copyOf(findings);
    places = List.copyOf(places);
    deployments = List.copyOf(deployments);
    promises = List.copyOf(promises);
    facts = List.copyOf(facts);
    tags = List.copyOf(tags);
    owners = List.copyOf(owners);
    lifecycles = List.copyOf(lifecycles);
  }

  /** What is described of it beside what is seen. */
  public record Coverage(Markup picture, String answer, String tone, List<Row> rows) {
    public Coverage {
      rows = List.copyOf(rows);
    }

    /** One operation. */
    public record Row(String key, Badge badge, String requests) {}
  }

  /** Something that somebody should look at; its texts are the machine's, in English. */
  public record FindingRow(
      Badge badge, String subject, String message, String remedy, String since) {}

  /** Where it is kept. */
  public record PlaceRow(
      String catalog,
      String catalogHref,
      String type,
      String key,
      String title,
      String link,
      List<String> evidence,
      String lastSeen,
      String gone,
      boolean splits) {
    public PlaceRow {
      evidence = List.copyOf(evidence);
    }
  }

  /** Where it runs. */
  public record DeploymentRow(
      String version,
      String environment,
      String address,
      String link,
      String source,
      String since) {}

  /** Who answers for it, and what each rule said. */
  public record Owner(
      String name,
      String email,
      boolean nobody,
      String evidence,
      String unowned,
      List<Step> steps) {
    public Owner {
      steps = List.copyOf(steps);
    }
  }

  /** What one rule said. */
  public record Step(String rule, String said, String outcome, boolean answers) {}

  /** One of its SLOs. */
  public record Promise(String href, String title, Badge badge, String remaining, Markup bar) {}

  /** A value with its name. */
  public record Fact(String name, String value) {}

  /** One entry of a menu. */
  public record Choice(String value, String text, boolean current) {}
}
