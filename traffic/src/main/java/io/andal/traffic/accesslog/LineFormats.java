package io.andal.traffic.accesslog;

/** The formats, ready to read lines. */
final class LineFormats {
  private static final String COMMON = "$remote_addr [$time_local] \"$request\" $status $bytes";
  private static final String COMBINED = COMMON + " \"$http_referer\" \"$http_user_agent\"";

  private LineFormats() {}

  /**
   * @throws BadPatternException if the settings have a pattern that can't be used
   */
  static LineFormat of(LogSettings settings) {
    if (!settings.pattern().isEmpty()) {
      return Pattern.compile(settings.pattern());
    }
    return switch (settings.format()) {
      case COMBINED -> Pattern.compile(COMBINED);
      case COMMON -> Pattern.compile(COMMON);
      case JSON, ENVOY, AWS_ALB, API_GATEWAY ->
          throw new BadPatternException("The format isn't known yet");
    };
  }
}
