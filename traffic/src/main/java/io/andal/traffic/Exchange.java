package io.andal.traffic;

/**
 * One request and its answer, as a door read it. It lives in memory only for as long as it takes to
 * count it: path and query may hold personal values, and none of them is ever kept.
 *
 * @param timeMillis when it ended, milliseconds since 1970
 * @param source name of the TrafficSource
 * @param service that answered, where the source says so ({@code service.name} of a span); else
 *     empty
 * @param host as asked for, without a port, lower case; empty if not known
 * @param method {@code GET}; upper case
 * @param path without query, as sent; of a span that has one, its route
 * @param route whether {@code path} is a template already ({@code /pumps/{id}})
 * @param query without its question mark; empty if there is none or it isn't known
 * @param status 100 to 599; 0 if there was no answer
 * @param micros how long it took; negative if not known
 * @param requestType media type of the body, without parameters, lower case; empty if not known
 * @param responseType likewise
 * @param client product that asked ({@code pump-gateway}), never a person; empty if not known
 * @param clientVersion of that product
 */
public record Exchange(
    long timeMillis,
    String source,
    String service,
    String host,
    String method,
    String path,
    boolean route,
    String query,
    int status,
    long micros,
    String requestType,
    String responseType,
    String client,
    String clientVersion) {

  /** Whether the service failed: 5xx, or no answer. */
  public boolean failed() {
    return status == 0 || status >= 500;
  }
}
