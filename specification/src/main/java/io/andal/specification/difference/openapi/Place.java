package io.andal.specification.difference.openapi;

/** Where in an exchange a schema stands; ids of changes start with it. */
enum Place {
  REQUEST_BODY("request-body", true),
  REQUEST_PROPERTY("request-property", true),
  REQUEST_PARAMETER("request-parameter", true),
  REQUEST_PARAMETER_PROPERTY("request-parameter-property", true),
  REQUEST_HEADER_PROPERTY("request-header-property", true),
  RESPONSE_BODY("response-body", false),
  RESPONSE_PROPERTY("response-property", false),
  RESPONSE_HEADER("response-header", false),
  RESPONSE_HEADER_PROPERTY("response-header-property", false);

  private final String id;
  private final boolean request;

  Place(String id, boolean request) {
    this.id = id;
    this.request = request;
  }

  String id() {
    return id;
  }

  boolean request() {
    return request;
  }

  boolean parameter() {
    return switch (this) {
      case REQUEST_PARAMETER, REQUEST_PARAMETER_PROPERTY, REQUEST_HEADER_PROPERTY -> true;
      case REQUEST_BODY,
          REQUEST_PROPERTY,
          RESPONSE_BODY,
          RESPONSE_PROPERTY,
          RESPONSE_HEADER,
          RESPONSE_HEADER_PROPERTY ->
          false;
    };
  }

  /** The place of a field within this place. */
  Place property() {
    return switch (this) {
      case REQUEST_BODY, REQUEST_PROPERTY -> REQUEST_PROPERTY;
      case REQUEST_PARAMETER, REQUEST_PARAMETER_PROPERTY -> REQUEST_PARAMETER_PROPERTY;
      case REQUEST_HEADER_PROPERTY -> REQUEST_HEADER_PROPERTY;
      case RESPONSE_BODY, RESPONSE_PROPERTY -> RESPONSE_PROPERTY;
      case RESPONSE_HEADER, RESPONSE_HEADER_PROPERTY -> RESPONSE_HEADER_PROPERTY;
    };
  }
}
