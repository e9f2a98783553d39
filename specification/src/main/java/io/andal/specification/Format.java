package io.andal.specification;

/** The kinds of API descriptions that Andal reads. */
public enum Format {
  OPENAPI("OpenAPI"),
  ASYNCAPI("AsyncAPI"),
  GRAPHQL("GraphQL"),
  PROTOBUF("Protobuf"),
  WSDL("WSDL"),
  POSTMAN("Postman");

  private final String title;

  Format(String title) {
    this.title = title;
  }

  /** As its authors write it: {@code OpenAPI}. */
  public String title() {
    return title;
  }
}
