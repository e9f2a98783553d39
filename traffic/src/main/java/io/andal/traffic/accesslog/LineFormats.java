package io.andal.traffic.accesslog;

import io.andal.traffic.accesslog.PatternFormat.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats that have a name. */
final class LineFormats {
  private static final String COMMON = "$remote_addr [$time_local] \"$request\" $status $bytes";
  private static final String COMBINED = COMMON + " \"$http_referer\" \"$http_user_agent\"";

  /** What Envoy writes unless told otherwise. */
  private static final String ENVOY =
      "[%START_TIME%] \"%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%\""
          + " %RESPONSE_CODE% %RESPONSE_FLAGS% %BYTES_RECEIVED% %BYTES_SENT% %DURATION%"
          + " %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% \"%REQ(X-FORWARDED-FOR)%\""
          + " \"%REQ(USER-AGENT)%\" \"%REQ(X-REQUEST-ID)%\" \"%REQ(:AUTHORITY)%\""
          + " \"%UPSTREAM_HOST%\"";

  // The three formats besides JSON that API Gateway's console offers
  private static final String GATEWAY_CLF =
      "$context.identity.sourceIp [$context.requestTime]\"$context.httpMethod"
          + " $context.resourcePath $context.protocol\" $context.status $context.responseLength"
          + " $context.requestId";
  private static final String GATEWAY_CSV =
      "$context.identity.sourceIp,$context.identity.caller,$context.identity.user,"
          + "$context.requestTime,$context.httpMethod,$context.resourcePath,$context.protocol,"
          + "$context.status,$context.responseLength,$context.requestId";
  private static final String GATEWAY_XML =
      "<request id=\"$context.requestId\"$x<requestTime>$context.requestTime</requestTime>$x"
          + "<httpMethod>$context.httpMethod</httpMethod>$x"
          + "<resourcePath>$context.resourcePath</resourcePath>$x"
          + "<status>$context.status</status>$x";

  private LineFormats() {}

  /**
   * @throws BadPatternException if the settings have a pattern or fields that can't be used
   */
  static LineFormat of(LogSettings settings) {
    if (!settings.pattern().isEmpty()) {
      return Pattern.compile(settings.pattern());
    }
    return switch (settings.format()) {
      case COMBINED -> Pattern.compile(COMBINED);
      case COMMON -> Pattern.compile(COMMON);
      case JSON -> json(settings);
      case ENVOY -> new JsonOr(json(settings), Pattern.compile(ENVOY));
      case AWS_ALB -> loadBalancer();
      case API_GATEWAY -> {
        LineFormat clf = Pattern.compile(GATEWAY_CLF);
        LineFormat csv = Pattern.compile(GATEWAY_CSV);
        LineFormat xml = Pattern.compile(GATEWAY_XML);
        yield new JsonOr(
            json(settings),
            (bytes, from, to, into) -> {
              if (bytes[from] == '<') {
                return xml.read(bytes, from, to, into);
              }
              for (int i = from; i < to; i++) {
                if (bytes[i] == ' ' || bytes[i] == ',') {
                  return (bytes[i] == ' ' ? clf : csv).read(bytes, from, to, into);
                }
              }
              return Refusal.SHAPE;
            });
      }
    };
  }

  private static LineFormat json(LogSettings settings) {
    return new JsonFormat(JsonFields.of(settings.fields()));
  }

  /** One format for lines that are objects, another for all others. */
  private record JsonOr(LineFormat json, LineFormat other) implements LineFormat {
    @Override
    public @Nullable Refusal read(byte[] bytes, int from, int to, Entry into) {
      return (bytes[from] == '{' ? json : other).read(bytes, from, to, into);
    }
  }

  /** Elastic Load Balancing's guide for Application Load Balancers, "Access log entries". */
  private static LineFormat loadBalancer() {
    return new PatternFormat(
        "",
        List.of(
            new Part(Field.SKIP, " "),
            new Part(Field.TIME, " "),
            new Part(Field.SKIP, " "),
            new Part(Field.SKIP, " "),
            new Part(Field.SKIP, " "),
            new Part(Field.PART_SECONDS, " "),
            new Part(Field.PART_SECONDS, " "),
            new Part(Field.PART_SECONDS, " "),
            new Part(Field.STATUS, " "),
            new Part(Field.SKIP, " "),
            new Part(Field.SKIP, " "),
            new Part(Field.SKIP, " \""),
            new Part(Field.REQUEST, "\" \""),
            new Part(Field.USER_AGENT, "\" "),
            new Part(Field.SKIP, " "),
            new Part(Field.SKIP, " "),
            new Part(Field.SKIP, " \""),
            new Part(Field.SKIP, "\" \""),
            new Part(Field.SERVER_NAME, "\"")));
  }
}
