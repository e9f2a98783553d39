package io.andal.specification.difference.openapi;

/**
 * A kind of change of a schema, with its level in each direction.
 *
 * @param requestId with {@code {place}} where the place stands
 * @param responseId likewise
 * @param what happened, with {@code {name}}, {@code {before}} and {@code {after}}
 * @param request for bodies of requests
 * @param parameter for parameters
 * @param response for what comes back
 */
record Rule(
    String requestId,
    String responseId,
    String what,
    Verdict request,
    Verdict parameter,
    Verdict response) {

  /** A rule with the same end of its id everywhere: {@code min-increased}. */
  static Rule of(String end, String what, Verdict request, Verdict response) {
    return named("{place}-" + end, "{place}-" + end, what, request, response);
  }

  static Rule named(
      String requestId, String responseId, String what, Verdict request, Verdict response) {
    return new Rule(requestId, responseId, what, request, request, response);
  }

  Rule inParameters(Verdict verdict) {
    return new Rule(requestId, responseId, what, request, verdict, response);
  }

  String id(Place place) {
    return (place.request() ? requestId : responseId).replace("{place}", place.id());
  }

  Verdict verdict(Place place) {
    if (place.parameter()) {
      return parameter;
    }
    return place.request() ? request : response;
  }
}
