package io.andal.signal;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What can be wrong with how a document says who Andal is at AWS. Stateless. */
final class AwsDetails {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{1,20}){1,3}-\\d{1,2}");
  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/\\S{1,512}");

  private AwsDetails() {}

  /**
   * @param at where region, keys, profile and role stand
   */
  static List<Problem> problems(Document document, String at) {
    List<Problem> problems =
        new ArrayList<>(
            SecretReference.problems(document, at + "/secretAccessKey", at + "/sessionToken"));
    if (!REGION.matcher(document.at(at + "/region").asString("")).matches()) {
      problems.add(
          document.error(
              document.at(at + "/region").isMissingNode() ? at : at + "/region",
              "source-region",
              "AWS is asked in a \"region\", and this names none",
              "Write one such as eu-central-1; each region is a source of its own"));
    }
    keys(document, at, problems);
    String role = document.at(at + "/assumeRole/arn").asString("");
    if (!role.isEmpty() && !ROLE.matcher(role).matches()) {
      problems.add(
          document.error(
              at + "/assumeRole/arn",
              "source-role",
              "\"" + role + "\" names no role",
              "Write one such as arn:aws:iam::123456789012:role/andal"));
    }
    return problems;
  }

  private static void keys(Document document, String at, List<Problem> problems) {
    boolean id = !document.at(at + "/accessKeyId").isMissingNode();
    boolean secret = !document.at(at + "/secretAccessKey").isMissingNode();
    if (id != secret) {
      problems.add(
          document.error(
              at,
              "source-authentication",
              "Only one of accessKeyId and secretAccessKey is given",
              "Give both, or none to use the environment, a profile or a role"));
    }
    if (!id && !document.at(at + "/sessionToken").isMissingNode()) {
      problems.add(
          document.error(
              at + "/sessionToken",
              "source-authentication",
              "There is a sessionToken without the keys that it belongs to",
              "Give accessKeyId and secretAccessKey too"));
    }
    if (id && !document.at(at + "/profile").isMissingNode()) {
      problems.add(
          document.error(
              at + "/profile",
              "source-authentication",
              "Both keys and a profile are given",
              "Keep one of them"));
    }
  }
}
