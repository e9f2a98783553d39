package io.andal.signal;

import io.andal.signal.http.AccessChecks;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be wrong with where budgets are written. Stateless. */
final class RemoteWriteDetails {
  private static final String AT = "/spec/connectionDetails/remoteWrite";
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private RemoteWriteDetails() {}

  static List<Problem> problems(Document document) {
    List<Problem> problems = new ArrayList<>();
    String problem =
        AccessChecks.addressProblem("url", document.at(AT + "/url").asString(""), false);
    if (!problem.isEmpty()) {
      problems.add(
          document.error(
              AT + "/url",
              "source-url",
              problem,
              "Write the whole address, such as http://localhost:9090/api/v1/write"));
    }
    if (!document.at("/spec/connectionDetails/sigv4").isMissingNode()) {
      problems.add(
          document.error(
              AT,
              "source-authentication",
              "Andal can't sign remote writes with sigv4",
              "Write through a Prometheus or a signing proxy, or remove remoteWrite"));
    }
    for (String label : document.at(AT + "/labels").propertyNames()) {
      if (!LABEL.matcher(label).matches() || label.startsWith("__")) {
        problems.add(
            document.error(
                AT + "/labels/" + label,
                "source-labels",
                "\"" + label + "\" is no name of a label",
                "Write letters, digits and underscores, such as cluster"));
      }
    }
    String interval = document.at(AT + "/interval").asString("");
    Optional<Duration> duration = Durations.parse(interval);
    if (!interval.isEmpty()
        && (duration.isEmpty()
            || duration.get().compareTo(Duration.ofSeconds(10)) < 0
            || duration.get().compareTo(Duration.ofHours(1)) > 0)) {
      problems.add(
          document.error(
              AT + "/interval",
              "source-duration",
              "\"%s\" is no interval that can be used".formatted(interval),
              "Write a duration from 10s to 1h, such as 1m"));
    }
    return problems;
  }
}
