package io.andal.signal;

/**
 * Names a series of slices: one SLI as one SLO defines it. A changed indicator makes another
 * series; a changed target doesn't.
 *
 * @param value the SLO's name, a colon, and a fingerprint of the indicator
 */
public record SeriesId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
