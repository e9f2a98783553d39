package io.andal.server.adjustment;

import io.andal.slo.annotation.Annotation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An annotation, as REST writes it.
 *
 * @param service what it is about; neither service nor SLO = everything
 * @param documents those that changed, if it stands for a change of documents
 */
record AnnotationJson(
    String id,
    String category,
    String title,
    String text,
    Instant from,
    @Nullable Instant to,
    @Nullable String link,
    @Nullable String service,
    @Nullable String slo,
    Map<String, String> labels,
    String author,
    @Nullable String key,
    List<String> documents) {

  static AnnotationJson of(Annotation annotation) {
    return new AnnotationJson(
        annotation.id(),
        annotation.category().word(),
        annotation.title(),
        annotation.text(),
        annotation.from(),
        annotation.to().orElse(null),
        annotation.link().orElse(null),
        annotation.subject().service().orElse(null),
        annotation.subject().slo().orElse(null),
        annotation.labels(),
        annotation.author(),
        annotation.key().orElse(null),
        annotation.documents());
  }
}
