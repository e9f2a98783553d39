package io.andal.signal.http;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Checks how a document says where a server is and how it is recognized. Stateless. */
public final class AccessChecks {
  private AccessChecks() {}

  /**
   * What is wrong with an address; empty if nothing. The address itself isn't repeated, for it may
   * hold secrets.
   *
   * @param field that holds it, for people
   * @param query whether it may have one
   */
  public static String addressProblem(String field, String text, boolean query) {
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

  /**
   * Adds what is wrong with {@code tls}, if there is any.
   *
   * @param connection pointer to what holds {@code url} and {@code tls}
   */
  public static void tls(Document document, String connection, List<Problem> problems) {
    String at = connection + "/tls";
    if (document.at(at).isMissingNode()) {
      return;
    }
    JsonNode url = document.at(connection + "/url");
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

  /** Adds that a PEM file is named in another way than by reference. */
  public static void pem(Document document, String pointer, List<Problem> problems) {
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

  /** Whether what travels there is encrypted. */
  public static boolean isHttps(URI url) {
    return "https".equals(scheme(url));
  }

  private static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }
}
