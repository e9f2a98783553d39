package io.andal.server.device;

import java.util.regex.Pattern;

/** Which addresses are doors of devices and gateways. Stateless. */
public final class FleetPaths {
  private static final Pattern INGEST =
      Pattern.compile("/api/v1/fleets/[^/]+/(telemetry|commands)");

  private FleetPaths() {}

  /** Whether what is posted there is telemetry, or what became of commands. */
  public static boolean isIngest(String path) {
    return INGEST.matcher(path).matches();
  }
}
