package io.andal.server.inventory;

import io.andal.catalog.backstage.BackstageWriter;
import io.andal.catalog.backstage.Definition;
import io.andal.inventory.ApiEntry;
import io.andal.server.web.Links;
import io.andal.specification.Format;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** An entry as Backstage knows APIs. Stateless. */
final class BackstageApi {
  private static final Pattern REFERENCE =
      Pattern.compile("([a-z]+:)?([a-z0-9-]+/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

  private BackstageApi() {}

  static BackstageWriter.Api of(ApiEntry api, Definition definition) {
    return new BackstageWriter.Api(
        api.id(),
        api.title(),
        api.description(),
        api.format().map(BackstageApi::type).orElse("unknown"),
        api.lifecycle().word(),
        api.owner().accountable().map(owner -> owner.reference()).orElse(""),
        REFERENCE.matcher(api.system()).matches() ? api.system() : "",
        api.tags(),
        links(api),
        definition);
  }

  private static String type(Format format) {
    return switch (format) {
      case OPENAPI -> "openapi";
      case ASYNCAPI -> "asyncapi";
      case GRAPHQL -> "graphql";
      case PROTOBUF -> "grpc";
      case WSDL -> "wsdl";
      case POSTMAN -> "postman";
    };
  }

  /** Where it is kept, by the catalog's name. */
  private static Map<String, String> links(ApiEntry api) {
    Map<String, String> links = new TreeMap<>();
    for (ApiEntry.ApiPlace place : api.places()) {
      place
          .link()
          .map(Object::toString)
          .filter(Links::isWeb)
          .ifPresent(link -> links.putIfAbsent(place.catalog() + ": " + place.title(), link));
    }
    return links;
  }
}
