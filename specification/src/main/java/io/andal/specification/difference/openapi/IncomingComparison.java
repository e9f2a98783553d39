package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.Api.Answer;
import io.andal.specification.difference.openapi.Api.Body;
import io.andal.specification.difference.openapi.Api.Endpoint;
import java.util.Map;

/**
 * An operation that the API calls, a callback or a webhook. Its body is what callers receive, and
 * its answers are what they send.
 */
final class IncomingComparison {
  private final Comparison comparison;
  private final Endpoint base;
  private final Endpoint revision;
  private final String title;

  IncomingComparison(Comparison comparison, Endpoint base, Endpoint revision, String title) {
    this.comparison = comparison;
    this.base = base;
    this.revision = revision;
    this.title = title;
  }

  void compare() {
    Spot before = base.operation();
    Spot after = revision.operation();
    comparison.wording().compare(before, after);
    Context context = Context.of(title + " " + revision.method(), before, after);
    BodyComparison bodies = new BodyComparison(comparison, context);
    Body one = comparison.base().body(base);
    Body other = comparison.revision().body(revision);
    if (one != null && other != null) {
      bodies.contents(one.content(), other.content(), Place.RESPONSE_BODY, title + " body");
    }
    Map<String, Answer> answers = comparison.revision().answers(revision);
    comparison
        .base()
        .answers(base)
        .forEach(
            (status, answer) -> {
              Answer same = answers.get(status);
              if (same != null) {
                bodies.contents(
                    answer.content(),
                    same.content(),
                    Place.REQUEST_BODY,
                    title + " answer " + status);
              }
            });
  }
}
