package io.andal.signal;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with the connection details of a Grafana. Stateless. */
final class GrafanaDetails {
  private static final String DETAILS = "/spec/connectionDetails";

  private GrafanaDetails() {}

  static List<Problem> problems(Document document) {
    List<Problem> problems =
        new ArrayList<>(SecretReference.problems(document, DETAILS + "/token"));
    boolean token = !document.at(DETAILS + "/token").isMissingNode();
    boolean basic = !document.at(DETAILS + "/basicAuth").isMissingNode();
    if (token && basic) {
      problems.add(
          document.error(
              DETAILS + "/token",
              "source-authentication",
              "Both basicAuth and token are given",
              "Keep the token of a service account"));
    }
    if (document.at(DETAILS + "/url").asString("").matches(".*/api/?")) {
      problems.add(
          document.error(
              DETAILS + "/url",
              "source-url",
              "The url ends with /api, which Andal adds itself",
              "Write Grafana's address as people open it, such as https://grafana.example.com"));
    }
    boolean dashboards = document.at(DETAILS + "/publish/dashboards").isObject();
    if (dashboards && !token && !basic) {
      problems.add(
          document.error(
              DETAILS + "/publish",
              "source-authentication",
              "Dashboards are published, but nobody is named who may",
              "Add the token of a service account with the role Editor"));
    }
    return problems;
  }
}
