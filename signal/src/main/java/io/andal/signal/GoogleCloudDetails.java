package io.andal.signal;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What can be wrong with the connection details of a GoogleCloud. Stateless. */
final class GoogleCloudDetails {
  private static final String DETAILS = "/spec/connectionDetails";

  /** An id, one of an organization's domain, or a number. */
  private static final Pattern PROJECT =
      Pattern.compile("([a-z0-9.-]{1,100}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]|\\d{1,20}");

  private GoogleCloudDetails() {}

  static List<Problem> problems(Document document) {
    List<Problem> problems =
        new ArrayList<>(SecretReference.problems(document, DETAILS + "/credentials"));
    project(document, "project", problems);
    if (!document.at(DETAILS + "/quotaProject").isMissingNode()) {
      project(document, "quotaProject", problems);
    }
    SourceAccess.otherAddress(
        document,
        "Leave it away, or write an endpoint of Google's, such as"
            + " https://monitoring-andal.p.googleapis.com",
        problems);
    return problems;
  }

  private static void project(Document document, String field, List<Problem> problems) {
    String at = DETAILS + "/" + field;
    if (!PROJECT.matcher(document.at(at).asString("")).matches()) {
      problems.add(
          document.error(
              document.at(at).isMissingNode() ? DETAILS : at,
              "source-project",
              "A source of type GoogleCloud needs the id of a project as \"%s\"".formatted(field),
              "Write one such as pumps-production, as `gcloud projects list` shows it"));
    }
  }
}
