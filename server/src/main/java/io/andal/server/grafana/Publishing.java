package io.andal.server.grafana;

import io.andal.signal.SourceFailure;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether what Andal writes into a Grafana arrives there.
 *
 * @param source the name of the DataSource document
 * @param annotations empty if none are wanted
 * @param dashboards empty if none are wanted
 */
public record Publishing(String source, Optional<Part> annotations, Optional<Part> dashboards) {

  /**
   * One kind of what is written.
   *
   * @param lastSuccess empty if there was none since Andal started
   * @param failure empty while all is well
   * @param waiting what is still to be written
   * @param there what Andal keeps there; 0 where it doesn't count
   */
  public record Part(
      Optional<Instant> lastSuccess, Optional<SourceFailure> failure, long waiting, long there) {
    static final Part UNTRIED = new Part(Optional.empty(), Optional.empty(), 0, 0);

    Part succeeded(Instant now, long stillWaiting, long thereNow) {
      return new Part(Optional.of(now), Optional.empty(), stillWaiting, thereNow);
    }

    Part failed(SourceFailure why, long stillWaiting) {
      return new Part(lastSuccess, Optional.of(why), stillWaiting, there);
    }
  }
}
