package io.andal.signal;

import io.andal.signal.http.AccessChecks;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks how a DataSource says where a server is and who asks it. Stateless. */
final class SourceAccess {
  private static final String DETAILS = "/spec/connectionDetails";

  private SourceAccess() {}

  /** Adds what is wrong with the address, the credentials and the certificates. */
  static void check(Document document, SourceType type, List<Problem> problems) {
    address(document, type, problems);
    problems.addAll(
        SecretReference.problems(
            document,
            DETAILS + "/basicAuth/password",
            DETAILS + "/bearerToken",
            DETAILS + "/oauth2/clientSecret",
            DETAILS + "/google/credentials",
            DETAILS + "/tls/key"));
    oneOf(document, problems);
    oauth2(document, problems);
    AccessChecks.tls(document, DETAILS, problems);
    if (!document.at(DETAILS + "/sigv4").isMissingNode()) {
      problems.addAll(AwsDetails.problems(document, DETAILS + "/sigv4"));
    }
  }

  private static void address(Document document, SourceType type, List<Problem> problems) {
    JsonNode node = document.at(DETAILS + "/url");
    if (node.isMissingNode()) {
      problems.add(
          document.error(
              DETAILS,
              "source-url",
              "A source of type %s has no \"url\"".formatted(type.spelling()),
              "Add one, such as http://localhost:9090"));
      return;
    }
    String problem = AccessChecks.addressProblem("url", node.asString(""), false);
    if (!problem.isEmpty()) {
      problems.add(
          document.error(
              DETAILS + "/url",
              "source-url",
              problem,
              "Write the address up to before /api/v1, such as http://localhost:9090"));
    }
  }

  /** Adds what is wrong with an address that takes the place of the usual one. */
  static void otherAddress(Document document, String remedy, List<Problem> problems) {
    String url = document.at(DETAILS + "/url").asString("");
    String problem = url.isEmpty() ? "" : AccessChecks.addressProblem("url", url, false);
    if (!problem.isEmpty()) {
      problems.add(document.error(DETAILS + "/url", "source-url", problem, remedy));
    }
  }

  private static void oneOf(Document document, List<Problem> problems) {
    List<String> given =
        Stream.of("basicAuth", "bearerToken", "oauth2", "sigv4", "google")
            .filter(field -> !document.at(DETAILS + "/" + field).isMissingNode())
            .toList();
    if (given.size() > 1) {
      problems.add(
          document.error(
              DETAILS + "/" + given.getLast(),
              "source-authentication",
              (given.size() == 2 ? "Both " : "") + String.join(" and ", given) + " are given",
              "Keep the one that the server expects"));
    }
  }

  private static void oauth2(Document document, List<Problem> problems) {
    String at = DETAILS + "/oauth2";
    if (document.at(at).isMissingNode()) {
      return;
    }
    String address = document.at(at + "/tokenUrl").asString("");
    String problem = AccessChecks.addressProblem("tokenUrl", address, true);
    if (!problem.isEmpty()) {
      problems.add(
          document.error(
              at + "/tokenUrl",
              "source-url",
              problem,
              "Write the token endpoint's whole address, such as https://id.example/oauth2/token"));
    } else if (!AccessChecks.isHttps(URI.create(address))) {
      problems.add(
          document.warning(
              at + "/tokenUrl",
              "source-url",
              "The client's secret travels to the tokenUrl unencrypted",
              "Use https:// unless both run on one machine"));
    }
    AccessChecks.pem(document, at + "/ca", problems);
  }

  /** Adds what is wrong with the authorities of a cloud, which wants no certificate of Andal's. */
  static void authorities(Document document, List<Problem> problems) {
    for (String field : document.at(DETAILS + "/tls").propertyNames()) {
      if (!field.equals("ca")) {
        problems.add(
            document.error(
                DETAILS + "/tls/" + field,
                "source-tls",
                "This service knows Andal by its credentials, not by a certificate",
                "Keep only \"ca\", the authorities of the server's certificate"));
      }
    }
    AccessChecks.pem(document, DETAILS + "/tls/ca", problems);
  }
}
