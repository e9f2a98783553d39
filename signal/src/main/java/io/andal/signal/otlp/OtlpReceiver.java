package io.andal.signal.otlp;

import io.andal.database.Database;
import io.andal.signal.SignalSource;
import java.time.Clock;

/**
 * Takes OTLP metrics and keeps their points; what it answered 200 to survives a crash. Thread-safe.
 */
public final class OtlpReceiver {

  public OtlpReceiver(Database database, Clock clock) {
    throw new UnsupportedOperationException();
  }

  /**
   * Handles one {@code POST /v1/metrics}.
   *
   * @param contentType {@code application/x-protobuf} or {@code application/json}
   * @param contentEncoding {@code gzip}, {@code identity} or empty
   * @return what to answer, body and content type as the OTLP specification wants them
   */
  public Answer accept(byte[] body, String contentType, String contentEncoding) {
    throw new UnsupportedOperationException();
  }

  /** The source that reads what was received, for a DataSource of {@code type: OTLP}. */
  public SignalSource source(String name, java.util.Map<String, Object> connectionDetails) {
    throw new UnsupportedOperationException();
  }

  /** An HTTP answer; {@code retryAfterSeconds} is 0 when there is none. */
  public record Answer(int status, String contentType, byte[] body, int retryAfterSeconds) {}
}
