package io.andal.catalog.backstage;

import io.andal.catalog.Found;
import io.andal.catalog.OwnerClaim;
import io.andal.catalog.OwnerClaim.Rule;
import io.andal.catalog.tree.Digest;
import io.andal.ownership.EntityReference;
import io.andal.ownership.Owners;
import io.andal.specification.SpecificationFile;
import io.andal.workspace.Document;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Backstage's entities say about APIs, read together: who answers for an API, what it is a
 * part of, who offers and who calls it. Immutable.
 *
 * <p>References without a kind or a namespace mean what Backstage takes them to mean: a group as an
 * owner, the namespace of the entity that refers.
 */
public final class BackstageEntities {
  private static final int MOST_NAMES = 50;

  private final Map<String, Document> byReference;
  private final Map<String, List<String>> providers = new HashMap<>();
  private final Map<String, List<String>> consumers = new HashMap<>();

  private BackstageEntities(Map<String, Document> byReference) {
    this.byReference = byReference;
    for (Document entity : byReference.values()) {
      if (entity.kind().equalsIgnoreCase("Component")) {
        note(entity, "providesApis", providers);
        note(entity, "consumesApis", consumers);
      }
    }
  }

  /** Reads entities; of two with the same kind, namespace and name the first counts. */
  public static BackstageEntities of(Collection<Document> entities) {
    Map<String, Document> byReference = new TreeMap<>();
    entities.forEach(entity -> byReference.putIfAbsent(reference(entity).full(), entity));
    return new BackstageEntities(byReference);
  }

  private static void note(Document component, String field, Map<String, List<String>> where) {
    String name = reference(component).toString();
    for (JsonNode api : component.at("/spec/" + field)) {
      named(component, api.asString(""), "API")
          .ifPresent(
              reference ->
                  where.computeIfAbsent(reference.full(), _ -> new ArrayList<>()).add(name));
    }
  }

  private static EntityReference reference(Document entity) {
    return EntityReference.of(entity);
  }

  private static Optional<EntityReference> named(Document from, String text, String kind) {
    return EntityReference.parse(text, kind, reference(from).namespace());
  }

  /** Its APIs, by reference. */
  public List<Document> apis() {
    return byReference.values().stream()
        .filter(entity -> entity.kind().equalsIgnoreCase("API"))
        .toList();
  }

  /** What an API is known by here: {@code api:default/pumps}. */
  public static String key(Document api) {
    return reference(api).full();
  }

  /** The description that stands in an entity itself; empty if it has none or it is elsewhere. */
  public static Optional<Found.Content> inline(Document api) {
    if (!(Definition.of(api) instanceof Definition.Inline inline)) {
      return Optional.empty();
    }
    int slash = api.file().lastIndexOf('/');
    String name = api.file().substring(0, slash + 1) + key(api).replaceAll("[:/]", "-");
    return Optional.of(new Found.Content(SpecificationFile.of(name, inline.text()), List.of()));
  }

  /**
   * An API as a catalog tells it.
   *
   * @param content of its description
   * @param link to it in the catalog
   */
  public Found found(Document api, Optional<Found.Content> content, Optional<URI> link) {
    return new Found(
        key(api),
        "",
        fingerprint(api, content),
        api.at("/metadata/title").asString(api.name()),
        api.at("/metadata/description").asString(""),
        content,
        owners(api),
        system(api),
        lifecycle(api),
        tags(api),
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        link,
        labels(api));
  }

  private String fingerprint(Document api, Optional<Found.Content> content) {
    StringBuilder all = new StringBuilder();
    content.ifPresent(
        files -> {
          all.append(Digest.of(files.main().bytes()));
          files.parts().forEach(part -> all.append(part.name()).append(Digest.of(part.bytes())));
        });
    all.append(api.at("/metadata/title").asString(""))
        .append(api.at("/metadata/description").asString(""))
        .append(owners(api))
        .append(system(api))
        .append(lifecycle(api))
        .append(tags(api))
        .append(new TreeMap<>(labels(api)));
    return Digest.shortOf(all.toString());
  }

  /** Who answers for an API: the annotation, its owner, the owner of its system. */
  public List<OwnerClaim> owners(Document api) {
    List<OwnerClaim> claims = new ArrayList<>();
    String annotated = api.annotation(Owners.ANNOTATION);
    if (!annotated.isEmpty()) {
      String evidence = "annotation " + Owners.ANNOTATION + " of " + key(api);
      claims.add(new OwnerClaim(Rule.FIELD, annotated, evidence));
    }
    owner(api).map(owner -> claim(Rule.BACKSTAGE, owner, api)).ifPresent(claims::add);
    systemOf(api)
        .flatMap(system -> owner(system).map(owner -> claim(Rule.SYSTEM, owner, system)))
        .ifPresent(claims::add);
    return claims;
  }

  private static OwnerClaim claim(Rule rule, String owner, Document of) {
    String file = of.file().isEmpty() ? "" : " in " + of.file();
    return new OwnerClaim(rule, owner, "spec.owner of " + key(of) + file);
  }

  private static Optional<String> owner(Document entity) {
    String written = entity.at("/spec/owner").asString("");
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(named(entity, written, "Group").map(EntityReference::full).orElse(written));
  }

  private Optional<Document> systemOf(Document api) {
    return named(api, api.at("/spec/system").asString(""), "System")
        .map(reference -> byReference.get(reference.full()));
  }

  /** The system that an API is a part of, as it is named; empty if it names none. */
  public static String system(Document api) {
    String written = api.at("/spec/system").asString("");
    return named(api, written, "System")
        .map(EntityReference::toString)
        .map(text -> text.substring(text.indexOf(':') + 1))
        .orElse(written);
  }

  /** How far an API is, as it is written; empty if it isn't. */
  public static String lifecycle(Document api) {
    return api.at("/spec/lifecycle").asString("");
  }

  /** The words that an API is found by. */
  public static List<String> tags(Document api) {
    List<String> tags = new ArrayList<>();
    api.at("/metadata/tags").forEach(tag -> tags.add(tag.asString("")));
    tags.removeIf(String::isEmpty);
    return tags;
  }

  /** What else is worth a facet: its type, who offers it and who calls it. */
  public Map<String, String> labels(Document api) {
    Map<String, String> labels = new TreeMap<>();
    api.at("/metadata/labels").forEachEntry((name, value) -> labels.put(name, value.asString("")));
    String type = api.at("/spec/type").asString("");
    if (!type.isEmpty()) {
      labels.put("type", type.toLowerCase(Locale.ROOT));
    }
    list(providers.get(key(api))).ifPresent(names -> labels.put("providers", names));
    list(consumers.get(key(api))).ifPresent(names -> labels.put("consumers", names));
    int number = 0;
    for (JsonNode link : api.at("/metadata/links")) {
      String url = link.path("url").asString("");
      if (isPage(url) && number < MOST_NAMES) {
        number++;
        labels.put("link " + link.path("title").asString(String.valueOf(number)), url);
      }
    }
    return labels;
  }

  /** Credentials in addresses are never kept. */
  private static boolean isPage(String url) {
    return (url.startsWith("https://") || url.startsWith("http://")) && url.indexOf('@') < 0;
  }

  private static Optional<String> list(@Nullable List<String> names) {
    return names == null
        ? Optional.empty()
        : Optional.of(
            String.join(", ", names.stream().distinct().sorted().limit(MOST_NAMES).toList()));
  }
}
