package io.andal.server.adjustment;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.slo.SloDefinition;
import io.andal.slo.annotation.Annotation;
import io.andal.slo.annotation.AnnotationQuery;
import io.andal.slo.annotation.Annotations;
import io.andal.slo.annotation.Category;
import io.andal.slo.annotation.ConfigurationChanges;
import io.andal.workspace.DocumentId;
import io.andal.workspace.DocumentVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds annotations, those that were noted and those that follow from changed documents, as one
 * list in order of time.
 */
@Component
final class AnnotationSearch {
  /** Changes of documents are asked for in these portions. */
  private static final int PORTION = 2_000;

  private final AndalRuntime runtime;

  AnnotationSearch(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  Page<AnnotationJson> page(
      Optional<String> service,
      Optional<String> slo,
      Optional<Category> category,
      Optional<Instant> from,
      Optional<Instant> to,
      @Nullable String cursor,
      int limit) {
    Optional<Place> after = Page.key(cursor).map(Place::of);
    Instant start = from.orElse(runtime.clock().instant().minus(Annotations.KEPT));
    Instant end = to.orElse(runtime.clock().instant().plus(Duration.ofDays(401)));
    // The next page begins at the time of the last one's end, and passes by what that one showed.
    Instant until = after.map(place -> place.from().plusMillis(1)).filter(end::isAfter).orElse(end);
    List<SloDefinition> about = about(service, slo);
    boolean all = service.isEmpty() && slo.isEmpty();
    Stream<Annotation> noted =
        runtime
            .annotations()
            .list(
                new AnnotationQuery(
                    services(about, service, slo),
                    slos(about),
                    category,
                    start,
                    until,
                    after.flatMap(Place::afterNoted),
                    limit + 1))
            .stream();
    Stream<Annotation> changed =
        category.map(wanted -> wanted == Category.CONFIGURATION).orElse(true)
            ? changes(about, all, service, start, until, after, limit + 1).stream()
            : Stream.empty();
    List<Annotation> found =
        Stream.concat(noted, changed)
            .sorted(Comparator.comparing(Place::of, Place.ORDER))
            .filter(one -> after.isEmpty() || Place.ORDER.compare(after.get(), Place.of(one)) < 0)
            .limit(limit + 1L)
            .toList();
    return new Page<>(
        found.stream().limit(limit).map(AnnotationJson::of).toList(),
        found.size() > limit ? Page.cursor(Place.of(found.get(limit - 1)).text()) : null);
  }

  private List<SloDefinition> about(Optional<String> service, Optional<String> slo) {
    List<SloDefinition> found =
        runtime.slos().definitions().stream()
            .filter(one -> service.map(name -> one.services().contains(name)).orElse(true))
            .filter(
                one -> slo.map(n -> n.equals(one.name()) || n.equals(one.document())).orElse(true))
            .toList();
    if (found.isEmpty() && slo.isPresent()) {
      throw ApiException.notFound("SLO '" + slo.get() + "'");
    }
    if (found.isEmpty()
        && service.isPresent()
        && runtime.workspace().current().find("Service", service.get()).isEmpty()) {
      throw ApiException.notFound("service '" + service.get() + "'");
    }
    return service.isEmpty() && slo.isEmpty() ? List.of() : found;
  }

  private static Set<String> services(
      List<SloDefinition> about, Optional<String> service, Optional<String> slo) {
    Set<String> services = new TreeSet<>();
    service.ifPresent(services::add);
    if (slo.isPresent()) {
      about.forEach(one -> services.addAll(one.services()));
    }
    return services;
  }

  private static Set<String> slos(List<SloDefinition> about) {
    Set<String> names = new TreeSet<>();
    about.forEach(one -> names.addAll(List.of(one.name(), one.document())));
    return names;
  }

  private List<Annotation> changes(
      List<SloDefinition> about,
      boolean all,
      Optional<String> service,
      Instant from,
      Instant to,
      Optional<Place> after,
      int limit) {
    Set<DocumentId> documents = new HashSet<>();
    service.ifPresent(name -> documents.add(DocumentId.of("Service", name)));
    about.forEach(
        slo ->
            documents.addAll(ConfigurationChanges.documentsOf(slo, runtime.workspace().current())));
    long before = after.flatMap(Place::revision).orElse(Long.MAX_VALUE);
    Stream.Builder<DocumentVersion> wanted = Stream.builder();
    Set<Long> revisions = new HashSet<>();
    while (revisions.size() <= limit) {
      List<DocumentVersion> portion = runtime.workspace().changes(from, to, before, PORTION);
      for (DocumentVersion version : portion) {
        boolean meant =
            all
                ? ConfigurationChanges.isAboutSlos(version.id().kind())
                : documents.contains(version.id());
        if (meant) {
          wanted.add(version);
          revisions.add(version.revision());
        }
      }
      if (portion.size() < PORTION) {
        break;
      }
      before = portion.getLast().revision();
    }
    return ConfigurationChanges.of(wanted.build().toList()).stream().limit(limit).toList();
  }
}
