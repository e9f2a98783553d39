package io.andal.traffic.accesslog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats of access logs that have a name. */
public enum LogFormat {
  COMBINED("combined"),
  COMMON("common"),
  JSON("json"),
  ENVOY("envoy"),
  AWS_ALB("aws-alb"),
  API_GATEWAY("api-gateway");

  private final String spelling;

  LogFormat(String spelling) {
    this.spelling = spelling;
  }

  /** As documents write it. */
  public String spelling() {
    return spelling;
  }

  public static Optional<LogFormat> named(String spelling) {
    return Arrays.stream(values()).filter(format -> format.spelling.equals(spelling)).findFirst();
  }

  public static List<String> spellings() {
    return Arrays.stream(values()).map(LogFormat::spelling).toList();
  }
}
