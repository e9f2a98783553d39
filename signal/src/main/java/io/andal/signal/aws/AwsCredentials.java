package io.andal.signal.aws;

import io.andal.signal.SourceException;

/** A place where keys come from. Thread-safe. */
interface AwsCredentials {

  AwsKeys keys() throws SourceException, InterruptedException;

  /** The keys were refused: those that are kept are kept no longer. */
  default void forget() {}
}
