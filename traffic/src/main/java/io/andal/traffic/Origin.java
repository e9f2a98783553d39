package io.andal.traffic;

/** Where requests of one kind come from: what finds their API is found once for all of them. */
record Origin(String source, String service, String host) {
  static Origin of(Exchange exchange) {
    return new Origin(exchange.source(), exchange.service(), exchange.host());
  }

  boolean isOf(Exchange exchange) {
    return source.equals(exchange.source())
        && service.equals(exchange.service())
        && host.equals(exchange.host());
  }

  /** What names an API that nobody knows. */
  String name() {
    if (!service.isEmpty()) {
      return cut(service);
    }
    return host.isEmpty() ? cut(source) : cut(host);
  }

  private static String cut(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200);
  }
}
