package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.Api.Answer;
import io.andal.specification.difference.openapi.Api.Endpoint;
import io.andal.specification.difference.openapi.Api.Parameter;
import io.andal.specification.difference.openapi.Report.Said;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operation answers. */
final class AnswersComparison {
  private final Comparison comparison;
  private final Context context;

  AnswersComparison(Comparison comparison, Context context) {
    this.comparison = comparison;
    this.context = context;
  }

  void compare(Endpoint base, Endpoint revision) {
    Map<String, Answer> before = comparison.base().answers(base);
    Map<String, Answer> after = comparison.revision().answers(revision);
    before.forEach(
        (status, one) -> {
          Answer other = after.get(status);
          if (other == null) {
            add(
                success(status)
                    ? ApiRule.RESPONSE_SUCCESS_STATUS_REMOVED
                    : ApiRule.RESPONSE_NON_SUCCESS_STATUS_REMOVED,
                title(status),
                Said.of(status, ""),
                one.spot(),
                null);
          } else {
            both(one, other);
          }
        });
    after.forEach(
        (status, other) -> {
          if (!before.containsKey(status)) {
            add(
                success(status)
                    ? ApiRule.RESPONSE_SUCCESS_STATUS_ADDED
                    : ApiRule.RESPONSE_NON_SUCCESS_STATUS_ADDED,
                title(status),
                Said.of("", status),
                null,
                other.spot());
          }
        });
  }

  private static boolean success(String status) {
    return status.startsWith("2");
  }

  private static String title(String status) {
    return "answer " + status;
  }

  private void both(Answer one, Answer other) {
    comparison.wording().compare(one.spot(), other.spot());
    String title = title(other.status());
    new BodyComparison(comparison, context)
        .contents(one.content(), other.content(), Place.RESPONSE_BODY, title);
    headers(one.headers(), other.headers(), title);
    links(one.spot(), other.spot(), title);
  }

  private void headers(Map<String, Parameter> before, Map<String, Parameter> after, String title) {
    before.forEach(
        (name, one) -> {
          Parameter other = after.get(name);
          if (other == null) {
            add(
                one.required()
                    ? ApiRule.REQUIRED_RESPONSE_HEADER_REMOVED
                    : ApiRule.OPTIONAL_RESPONSE_HEADER_REMOVED,
                title,
                new Said(one.name(), "", ""),
                one.spot(),
                null);
          } else {
            header(one, other, title);
          }
        });
    after.forEach(
        (name, other) -> {
          if (!before.containsKey(name)) {
            add(
                ApiRule.RESPONSE_HEADER_ADDED,
                title,
                new Said(other.name(), "", ""),
                null,
                other.spot());
          }
        });
  }

  private void header(Parameter one, Parameter other, String title) {
    comparison.wording().compare(one.spot(), other.spot());
    if (one.required() != other.required()) {
      add(
          other.required()
              ? ApiRule.RESPONSE_HEADER_BECAME_REQUIRED
              : ApiRule.RESPONSE_HEADER_BECAME_OPTIONAL,
          title,
          new Said(
              other.name(),
              one.required() ? "required" : "optional",
              other.required() ? "required" : "optional"),
          one.spot(),
          other.spot());
    }
    String headerTitle = title + " header " + other.name();
    if (one.schema() != null && other.schema() != null) {
      comparison
          .schemas()
          .add(context, Place.RESPONSE_HEADER, headerTitle, one.schema(), other.schema());
    }
    new BodyComparison(comparison, context)
        .contents(one.content(), other.content(), Place.RESPONSE_HEADER, headerTitle);
  }

  private void links(Spot one, Spot other, String title) {
    Map<String, Spot> before = new Schema(one).map("links");
    Map<String, Spot> after = new Schema(other).map("links");
    before.forEach(
        (name, link) -> {
          Spot same = after.get(name);
          Spot was = comparison.base().side().resolve(link);
          if (same == null) {
            add(ApiRule.RESPONSE_LINK_REMOVED, title, new Said(name, "", ""), link, other);
            return;
          }
          Spot is = comparison.revision().side().resolve(same);
          for (String key : new String[] {"operationId", "operationRef", "parameters"}) {
            if (!Values.same(node(was, key), node(is, key))) {
              add(
                  ApiRule.RESPONSE_LINK_CHANGED,
                  title,
                  new Said(name, Values.show(node(was, key)), Values.show(node(is, key))),
                  was,
                  is);
            }
          }
        });
    DescriptionComparison.each(
        after,
        before,
        (name, link) -> add(ApiRule.RESPONSE_LINK_ADDED, title, new Said(name, "", ""), one, link));
  }

  private static io.andal.specification.@Nullable Node node(Spot spot, String key) {
    Spot child = spot.child(key);
    return child == null ? null : child.node();
  }

  private void add(
      ApiRule rule, String title, Said said, @Nullable Spot one, @Nullable Spot other) {
    comparison.add(rule, context, title, said, one, other);
  }
}
