package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.Api.Body;
import io.andal.specification.difference.openapi.Api.Content;
import io.andal.specification.difference.openapi.Api.Endpoint;
import io.andal.specification.difference.openapi.Report.Said;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What requests carry, and media types of all bodies. */
final class BodyComparison {
  private final Comparison comparison;
  private final Context context;

  BodyComparison(Comparison comparison, Context context) {
    this.comparison = comparison;
    this.context = context;
  }

  void ofRequests(Endpoint base, Endpoint revision) {
    Body one = comparison.base().body(base);
    Body other = comparison.revision().body(revision);
    if (one == null && other == null) {
      return;
    }
    if (one == null || other == null) {
      ApiRule rule =
          other == null
              ? ApiRule.REQUEST_BODY_REMOVED
              : other.required()
                  ? ApiRule.REQUEST_BODY_ADDED_REQUIRED
                  : ApiRule.REQUEST_BODY_ADDED_OPTIONAL;
      add(
          rule,
          "request body",
          Said.of("", ""),
          one == null ? null : one.spot(),
          other == null ? null : other.spot());
      return;
    }
    comparison.wording().compare(one.spot(), other.spot());
    if (one.required() != other.required()) {
      add(
          other.required()
              ? ApiRule.REQUEST_BODY_BECAME_REQUIRED
              : ApiRule.REQUEST_BODY_BECAME_OPTIONAL,
          "request body",
          Said.of(
              one.required() ? "required" : "optional", other.required() ? "required" : "optional"),
          one.spot(),
          other.spot());
    }
    contents(one.content(), other.content(), Place.REQUEST_BODY, "request body");
  }

  /** Bodies by their media types. */
  void contents(
      Map<String, Content> before, Map<String, Content> after, Place place, String title) {
    MediaTypes types = MediaTypes.match(before.keySet(), after.keySet());
    boolean request = place.request();
    types
        .removed()
        .forEach(
            name ->
                add(
                    request
                        ? ApiRule.REQUEST_BODY_MEDIA_TYPE_REMOVED
                        : ApiRule.RESPONSE_MEDIA_TYPE_REMOVED,
                    title,
                    Said.of(name, ""),
                    spot(before, name),
                    null));
    types
        .added()
        .forEach(
            name ->
                add(
                    request
                        ? ApiRule.REQUEST_BODY_MEDIA_TYPE_ADDED
                        : ApiRule.RESPONSE_MEDIA_TYPE_ADDED,
                    title,
                    Said.of("", name),
                    null,
                    spot(after, name)));
    types
        .same()
        .forEach(
            (name, other) -> {
              Content one = before.get(name);
              Content two = after.get(other);
              if (one != null && two != null) {
                both(name, other, one, two, place, title + " (" + other + ")");
              }
            });
  }

  private static @Nullable Spot spot(Map<String, Content> contents, String name) {
    Content content = contents.get(name);
    return content == null ? null : content.spot();
  }

  private void both(
      String name, String otherName, Content one, Content other, Place place, String title) {
    if (comparison.base().hasMediaTypes() && comparison.revision().hasMediaTypes()) {
      comparison.wording().compare(one.spot(), other.spot());
    }
    boolean request = place.request();
    if (!name.equals(otherName) && !request) {
      add(
          MediaTypes.covers(otherName, name)
              ? ApiRule.RESPONSE_MEDIA_TYPE_NAME_GENERALIZED
              : MediaTypes.covers(name, otherName)
                  ? ApiRule.RESPONSE_MEDIA_TYPE_NAME_SPECIALIZED
                  : ApiRule.RESPONSE_MEDIA_TYPE_NAME_CHANGED,
          title,
          Said.of(name, otherName),
          one.spot(),
          other.spot());
    }
    if (one.schema() != null && other.schema() != null) {
      comparison
          .schemas()
          .add(
              context,
              place,
              title,
              one.schema(),
              other.schema(),
              !MediaTypes.isTyped(otherName),
              false);
    } else if (other.schema() != null) {
      add(
          request
              ? ApiRule.REQUEST_BODY_MEDIA_TYPE_SCHEMA_ADDED
              : ApiRule.RESPONSE_BODY_MEDIA_TYPE_SCHEMA_ADDED,
          title,
          Said.of("", Values.show(other.schema().node())),
          one.spot(),
          other.schema());
    } else if (one.schema() != null) {
      add(
          request
              ? ApiRule.REQUEST_BODY_MEDIA_TYPE_SCHEMA_REMOVED
              : ApiRule.RESPONSE_BODY_MEDIA_TYPE_SCHEMA_REMOVED,
          title,
          Said.of(Values.show(one.schema().node()), ""),
          one.schema(),
          other.spot());
    }
  }

  private void add(
      ApiRule rule, String title, Said said, @Nullable Spot one, @Nullable Spot other) {
    comparison.add(rule, context, title, said, one, other);
  }
}
