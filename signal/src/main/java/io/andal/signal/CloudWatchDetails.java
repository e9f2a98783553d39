package io.andal.signal;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with the connection details of a CloudWatch. Stateless. */
final class CloudWatchDetails {
  private static final String DETAILS = "/spec/connectionDetails";

  private CloudWatchDetails() {}

  static List<Problem> problems(Document document) {
    List<Problem> problems = new ArrayList<>(AwsDetails.problems(document, DETAILS));
    SourceAccess.otherAddress(
        document, "Leave it away, or write a VPC endpoint's address, https://…", problems);
    return problems;
  }
}
