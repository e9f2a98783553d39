package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import io.andal.signal.http.AccessToken;
import java.time.Instant;

/** A place where Google's tokens come from. */
interface TokenSource {

  AccessToken token(String scope, Instant now) throws SourceException, InterruptedException;

  /** For whom its tokens speak, for people. */
  String principal() throws SourceException, InterruptedException;
}
