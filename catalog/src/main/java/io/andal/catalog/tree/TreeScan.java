package io.andal.catalog.tree;

import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.OwnerClaim;
import io.andal.catalog.Scan;
import io.andal.catalog.backstage.BackstageEntities;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanWalk;
import io.andal.signal.SourceException;
import io.andal.specification.SpecificationFile;
import io.andal.workspace.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells the API descriptions of trees of files. Their key is their path: a file that is renamed is
 * gone under its old name and found under its new one.
 */
public final class TreeScan {
  private final Rules rules;
  private final Memory memory;
  private final ScanWalk walk;
  private final Known known;
  private final Scan scan;

  /** One scan. */
  public TreeScan(Rules rules, Memory memory, ScanWalk walk, Known known, Scan scan) {
    this.rules = rules;
    this.memory = memory;
    this.walk = walk;
    this.known = known;
    this.scan = scan;
  }

  /** Something to tell, in the order of places. */
  private record Item(String place, ScanWalk.Step<Item> step) {}

  /** Looks at all trees and tells what is in them. */
  public void tell(List<Grove> groves, String resume) throws SourceException, InterruptedException {
    List<Item> items = new ArrayList<>();
    for (Grove grove : groves) {
      Survey survey = Survey.of(grove, rules, memory, walk, scan);
      TreeEntities entities = survey.entities();
      survey
          .descriptions()
          .forEach((path, description) -> add(survey, entities, path, description, items));
      entities.alone().forEach(api -> add(survey, entities, api, items));
    }
    items.sort(Comparator.comparing(Item::place));
    walk.each(items, Item::place, resume, item -> item.step().tell(item));
  }

  private void add(
      Survey survey,
      TreeEntities entities,
      String path,
      Verdict.Description description,
      List<Item> items) {
    Grove grove = survey.grove();
    String key = grove.prefix() + path;
    Optional<TreeFile> file = survey.file(path);
    boolean wanted =
        rules.selection().takes(key, description.title())
            && (!rules.entitiesOnly() || entities.of(path).isPresent());
    if (wanted && file.isPresent()) {
      Facts facts = facts(survey.owners(), entities, path);
      items.add(
          new Item(
              key + " " + grove.version(), _ -> tell(survey, key, file.get(), description, facts)));
    }
  }

  private void add(Survey survey, TreeEntities entities, Document api, List<Item> items) {
    Grove grove = survey.grove();
    String key = grove.prefix() + api.file() + "#" + BackstageEntities.key(api);
    if (rules.selection().takes(key, api.name())) {
      items.add(new Item(key + " " + grove.version(), _ -> tell(grove, key, entities, api)));
    }
  }

  private void tell(Grove grove, String key, TreeEntities entities, Document api) {
    Found found =
        entities
            .entities()
            .found(api, BackstageEntities.inline(api), grove.provenance().link(api.file()));
    tell(renamed(found, key, grove.version()));
  }

  private static Found renamed(Found found, String key, String version) {
    return new Found(
        key,
        version,
        found.fingerprint(),
        found.title(),
        found.description(),
        found.content(),
        found.owners(),
        found.system(),
        found.lifecycle(),
        found.tags(),
        found.deployments(),
        found.author(),
        found.created(),
        found.modified(),
        found.link(),
        found.labels());
  }

  private void tell(Found found) {
    if (isKnown(found.key(), found.version(), found.fingerprint())) {
      scan.unchanged(found.key(), found.version());
    } else {
      scan.found(found);
    }
  }

  private boolean isKnown(String key, String version, String fingerprint) {
    return known.fingerprint(key, version).filter(fingerprint::equals).isPresent();
  }

  private void tell(
      Survey survey, String key, TreeFile file, Verdict.Description description, Facts facts)
      throws ItemFailure {
    Grove grove = survey.grove();
    String fingerprint =
        grove.tree().mark(file)
            + (description.others().isEmpty()
                ? ""
                : "+" + Digest.shortOf(description.others().toString()))
            + "~"
            + facts.mark();
    if (isKnown(key, grove.version(), fingerprint)) {
      scan.unchanged(key, grove.version());
      return;
    }
    List<SpecificationFile> files;
    try {
      files = survey.search().contents(file, description);
    } catch (ItemFailure e) {
      scan.skipped(key, grove.version(), e.failure());
      return;
    }
    Optional<Provenance.Change> change = grove.provenance().lastChange(file.path());
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    scan.found(
        new Found(
            key,
            grove.version(),
            fingerprint,
            description.title().isEmpty() ? name : description.title(),
            "",
            Optional.of(new Found.Content(files.getFirst(), files.subList(1, files.size()))),
            facts.owners(),
            facts.system(),
            facts.lifecycle(),
            facts.tags(),
            List.of(),
            change.map(Provenance.Change::author).orElse(""),
            Optional.empty(),
            change.map(Provenance.Change::time),
            grove.provenance().link(file.path()),
            facts.labels()));
  }

  private static Facts facts(TreeOwners owners, TreeEntities entities, String path) {
    List<OwnerClaim> claims = new ArrayList<>(owners.claims(path));
    Map<String, String> labels = new TreeMap<>(owners.label(path));
    Optional<Document> entity = entities.of(path);
    if (entity.isEmpty()) {
      return new Facts(claims, "", "", List.of(), labels);
    }
    Document api = entity.get();
    claims.addAll(entities.entities().owners(api));
    claims.sort(Comparator.comparing(OwnerClaim::rule));
    labels.putAll(entities.entities().labels(api));
    labels.put("entity", BackstageEntities.key(api));
    return new Facts(
        claims,
        BackstageEntities.system(api),
        BackstageEntities.lifecycle(api),
        BackstageEntities.tags(api),
        labels);
  }
}
