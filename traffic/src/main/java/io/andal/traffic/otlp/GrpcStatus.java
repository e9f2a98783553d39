package io.andal.traffic.otlp;

/** What the status of an RPC is in HTTP; google.rpc.Code says it beside each of its values. */
final class GrpcStatus {
  private GrpcStatus() {}

  /**
   * @param code a number or a name
   * @return 0 if it isn't known
   */
  static int http(String code) {
    return switch (code) {
      case "0", "OK" -> 200;
      case "1", "CANCELLED" -> 499;
      case "3", "INVALID_ARGUMENT", "9", "FAILED_PRECONDITION", "11", "OUT_OF_RANGE" -> 400;
      case "16", "UNAUTHENTICATED" -> 401;
      case "7", "PERMISSION_DENIED" -> 403;
      case "5", "NOT_FOUND" -> 404;
      case "6", "ALREADY_EXISTS", "10", "ABORTED" -> 409;
      case "8", "RESOURCE_EXHAUSTED" -> 429;
      case "2", "UNKNOWN", "13", "INTERNAL", "15", "DATA_LOSS" -> 500;
      case "12", "UNIMPLEMENTED" -> 501;
      case "14", "UNAVAILABLE" -> 503;
      case "4", "DEADLINE_EXCEEDED" -> 504;
      default -> 0;
    };
  }
}
