package io.andal.signal;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What can be wrong with the connection details of a CloudWatch. Stateless. */
final class CloudWatchDetails {
  private static final String DETAILS = "/spec/connectionDetails";
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{1,20}){1,3}-\\d{1,2}");
  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/\\S{1,512}");

  private CloudWatchDetails() {}

  static List<Problem> problems(Document document) {
    List<Problem> problems =
        new ArrayList<>(
            SecretReference.problems(
                document, DETAILS + "/secretAccessKey", DETAILS + "/sessionToken"));
    if (!REGION.matcher(text(document, "/region")).matches()) {
      problems.add(
          document.error(
              document.at(DETAILS + "/region").isMissingNode() ? DETAILS : DETAILS + "/region",
              "source-region",
              "A source of type CloudWatch needs the \"region\" it reads",
              "Write one such as eu-central-1; each region is a source of its own"));
    }
    String url = text(document, "/url");
    String address = url.isEmpty() ? "" : SourceAccess.addressProblem("url", url, false);
    if (!address.isEmpty()) {
      problems.add(
          document.error(
              DETAILS + "/url",
              "source-url",
              address,
              "Leave it away, or write a VPC endpoint's address, https://…"));
    }
    keys(document, problems);
    String role = text(document, "/assumeRole/arn");
    if (!role.isEmpty() && !ROLE.matcher(role).matches()) {
      problems.add(
          document.error(
              DETAILS + "/assumeRole/arn",
              "source-role",
              "\"" + role + "\" names no role",
              "Write one such as arn:aws:iam::123456789012:role/andal"));
    }
    return problems;
  }

  private static void keys(Document document, List<Problem> problems) {
    boolean id = !text(document, "/accessKeyId").isEmpty();
    boolean secret = !text(document, "/secretAccessKey").isEmpty();
    if (id != secret) {
      problems.add(
          document.error(
              DETAILS,
              "source-authentication",
              "Only one of accessKeyId and secretAccessKey is given",
              "Give both, or none to use the environment, a profile or a role"));
    }
    if (id && !text(document, "/profile").isEmpty()) {
      problems.add(
          document.error(
              DETAILS + "/profile",
              "source-authentication",
              "Both keys and a profile are given",
              "Keep one of them"));
    }
  }

  private static String text(Document document, String field) {
    return document.at(DETAILS + field).asString("");
  }
}
