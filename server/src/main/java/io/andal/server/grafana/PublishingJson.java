package io.andal.server.grafana;

import io.andal.signal.SourceFailure;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How publishing goes, as REST tells it. */
record PublishingJson(
    String source, @Nullable PartJson annotations, @Nullable PartJson dashboards) {

  static PublishingJson of(Publishing publishing) {
    return new PublishingJson(
        publishing.source(),
        publishing.annotations().map(PartJson::of).orElse(null),
        publishing.dashboards().map(PartJson::of).orElse(null));
  }

  /** One kind of what is written. */
  record PartJson(
      @Nullable Instant lastSuccess, @Nullable FailureJson failure, long waiting, long there) {
    static PartJson of(Publishing.Part part) {
      return new PartJson(
          part.lastSuccess().orElse(null),
          part.failure().map(FailureJson::of).orElse(null),
          part.waiting(),
          part.there());
    }
  }

  /** Why it doesn't arrive, and what to look at. */
  record FailureJson(String cause, String message, String remedy) {
    static FailureJson of(SourceFailure failure) {
      return new FailureJson(
          failure.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          failure.message(),
          failure.remedy());
    }
  }
}
