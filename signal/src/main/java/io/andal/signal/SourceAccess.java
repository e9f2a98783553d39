package io.andal.signal;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
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
    tls(document, problems);
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
    String problem = addressProblem("url", node.asString(""), false);
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
    String problem = url.isEmpty() ? "" : addressProblem("url", url, false);
    if (!problem.isEmpty()) {
      problems.add(document.error(DETAILS + "/url", "source-url", problem, remedy));
    }
  }

  /** What is wrong with an address; the address itself isn't repeated, for it may hold secrets. */
  static String addressProblem(String field, String text, boolean query) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      return "The %s can't be read: %s".formatted(field, e.getReason());
    }
    if (!isHttps(url) && !"http".equals(scheme(url))) {
      return "The %s doesn't start with http:// or https://".formatted(field);
    }
    if (url.getRawUserInfo() != null) {
      return "The %s holds credentials, which belong into fields of their own, as references"
          .formatted(field);
    }
    if (url.getHost() == null) {
      return "The %s names no host".formatted(field);
    }
    boolean more = url.getRawFragment() != null || (!query && url.getRawQuery() != null);
    return more ? "The %s has a query or a fragment".formatted(field) : "";
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
    String problem = addressProblem("tokenUrl", address, true);
    if (!problem.isEmpty()) {
      problems.add(
          document.error(
              at + "/tokenUrl",
              "source-url",
              problem,
              "Write the token endpoint's whole address, such as https://id.example/oauth2/token"));
    } else if (!isHttps(URI.create(address))) {
      problems.add(
          document.warning(
              at + "/tokenUrl",
              "source-url",
              "The client's secret travels to the tokenUrl unencrypted",
              "Use https:// unless both run on one machine"));
    }
    pem(document, at + "/ca", problems);
  }

  private static void tls(Document document, List<Problem> problems) {
    String at = DETAILS + "/tls";
    if (document.at(at).isMissingNode()) {
      return;
    }
    JsonNode url = document.at(DETAILS + "/url");
    if (url.asString("").toLowerCase(Locale.ROOT).startsWith("http:")) {
      problems.add(
          document.error(
              at, "source-tls", "There is \"tls\", but the url is http://", "Write https://"));
    }
    boolean certificate = !document.at(at + "/certificate").isMissingNode();
    if (certificate == document.at(at + "/key").isMissingNode()) {
      problems.add(
          document.error(
              at,
              "source-tls",
              certificate ? "The certificate has no \"key\"" : "The key has no \"certificate\"",
              "Give both, as references to PEM files"));
    }
    pem(document, at + "/ca", problems);
    pem(document, at + "/certificate", problems);
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
    pem(document, DETAILS + "/tls/ca", problems);
  }

  private static void pem(Document document, String pointer, List<Problem> problems) {
    JsonNode node = document.at(pointer);
    if (!node.isMissingNode() && !SecretReference.isReference(node.asString(""))) {
      problems.add(
          document.error(
              pointer,
              "source-tls",
              "This is no reference to a PEM file",
              "Write ${file:/etc/andal/ca.pem}"));
    }
  }

  private static boolean isHttps(URI url) {
    return "https".equals(scheme(url));
  }

  private static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }
}
