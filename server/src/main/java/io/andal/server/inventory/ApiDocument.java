package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.specification.Format;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Backstage API document that says what people decided about an API. Stateless. */
final class ApiDocument {
  /** The annotation that ties a document to an entry of the inventory. */
  static final String ANNOTATION = "andal.io/api";

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final int LONGEST_NAME = 63;

  private ApiDocument() {}

  /**
   * What is to be said of an API.
   *
   * @param title empty to leave it as it is; likewise the others
   * @param definition the description's text; empty to leave what is there
   */
  record Wish(String title, String owner, String lifecycle, String type, String definition) {}

  /** The document about an entry that is in force; empty if there is none. */
  static Optional<Document> of(ApiEntry api, Documents documents) {
    return documents.all("API").stream()
        .filter(document -> document.annotation(ANNOTATION).equals(api.id()))
        .findFirst()
        .or(
            () ->
                documents
                    .find("API", api.id())
                    .filter(document -> document.annotation(ANNOTATION).isEmpty()));
  }

  /** The document in force with what is wished, or a new one. */
  static ObjectNode with(ApiEntry api, Documents documents, Wish wish) {
    ObjectNode body =
        of(api, documents)
            .map(document -> document.body().deepCopy())
            .orElseGet(() -> fresh(api, documents));
    ObjectNode metadata = object(body, "metadata");
    put(metadata, "title", wish.title());
    object(metadata, "annotations").put(ANNOTATION, api.id());
    ObjectNode spec = object(body, "spec");
    put(spec, "type", wish.type());
    put(spec, "lifecycle", wish.lifecycle());
    put(spec, "owner", wish.owner());
    put(spec, "definition", wish.definition());
    return body;
  }

  private static ObjectNode fresh(ApiEntry api, Documents documents) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("apiVersion", "backstage.io/v1alpha1").put("kind", "API");
    object(body, "metadata").put("name", name(api.id(), documents));
    return body;
  }

  /** A name that nothing else bears, as near to the id as Backstage allows. */
  private static String name(String id, Documents documents) {
    String plain =
        id.replaceAll("[^-A-Za-z0-9_.]+", "-").replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    String base = plain.length() > LONGEST_NAME - 4 ? plain.substring(0, LONGEST_NAME - 4) : plain;
    base = base.replaceAll("[^A-Za-z0-9]+$", "");
    if (!NAME.matcher(base).matches()) {
      base = "api";
    }
    String name = base;
    for (int number = 2; documents.find("API", name).isPresent(); number++) {
      name = base + "-" + number;
    }
    return name;
  }

  private static ObjectNode object(ObjectNode in, String field) {
    return in.path(field) instanceof ObjectNode present ? present : in.putObject(field);
  }

  private static void put(ObjectNode in, String field, String value) {
    if (!value.isEmpty()) {
      in.put(field, value);
    }
  }

  /** What Backstage calls a format. */
  static String type(Format format) {
    return switch (format) {
      case OPENAPI, ASYNCAPI, GRAPHQL, WSDL, POSTMAN -> format.name().toLowerCase(Locale.ROOT);
      case PROTOBUF -> "grpc";
    };
  }
}
