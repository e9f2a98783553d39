package io.andal.traffic.document;

import io.andal.traffic.LogSink;
import io.andal.traffic.accesslog.LogFiles;
import io.andal.traffic.door.Follower;
import io.andal.traffic.door.Intake;
import io.andal.traffic.har.HarFiles;
import java.time.Clock;
import java.util.Optional;

/** Makes what follows the files of a source. */
final class Followers {
  private Followers() {}

  /** Empty if the source has no files. */
  static Optional<Follower> of(TrafficSource source, Intake intake, LogSink sink, Clock clock) {
    if (source.path().isEmpty()) {
      return Optional.empty();
    }
    return switch (source.type()) {
      case ACCESS_LOG ->
          Optional.of(
              new LogFiles(
                  source.log(),
                  source.origin(),
                  source.path(),
                  source.fromEnd(),
                  intake,
                  sink,
                  clock));
      case HAR -> Optional.of(new HarFiles(source.origin(), source.path(), intake, sink, clock));
      case OPEN_TELEMETRY -> Optional.empty();
    };
  }
}
