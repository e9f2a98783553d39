package io.andal.traffic.document;

import io.andal.traffic.door.Intake;
import io.andal.traffic.door.TrafficSourceState;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A TrafficSource in force.
 *
 * @param spec of its document, to see whether it changes
 * @param follower of its files; empty if it has none
 */
record OpenSource(
    TrafficSource source, JsonNode spec, Intake intake, Optional<FollowerThread> follower) {

  TrafficSourceState state() {
    String pushed =
        switch (source.type()) {
          case OPEN_TELEMETRY -> "spans sent to /v1/traces";
          case ACCESS_LOG, HAR ->
              source.push() ? "what is sent to /api/v1/traffic/" + source.name() : "";
        };
    String between = source.path().isEmpty() || pushed.isEmpty() ? "" : ", and ";
    return intake.state(source.name(), source.type().spelling(), source.path() + between + pushed);
  }
}
