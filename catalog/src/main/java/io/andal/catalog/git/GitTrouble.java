package io.andal.catalog.git;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** What JGit's exceptions mean to people. Stateless. */
final class GitTrouble {
  private GitTrouble() {}

  /**
   * Why a repository could not be fetched.
   *
   * @param place of the repository, without credentials
   * @param http that was used
   * @throws InterruptedException if nothing is wrong but that the scan was interrupted
   */
  static SourceException of(String place, Exception e, GitHttp http) throws InterruptedException {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof InterruptedIOException && Thread.interrupted()) {
        throw new InterruptedException("the scan was interrupted");
      }
      if (at instanceof SourceException known) {
        return known;
      }
    }
    int status = http.refusal().orElse(0);
    String said = "%s answered %d.".formatted(place, status);
    return new SourceException(
        switch (status) {
          case 0 -> broken(place, e);
          case 401 ->
              new SourceFailure(
                  Cause.DENIED, said, "Check `bearerToken` or `basicAuth`, and that it is valid.");
          case 403 ->
              new SourceFailure(Cause.DENIED, said, "Give the token the right to read contents.");
          case 404 ->
              new SourceFailure(
                  Cause.DENIED,
                  said,
                  "Check the address; hosts say the same of what the token may not see.");
          default ->
              new SourceFailure(
                  status == 429 || status >= 500 ? Cause.UNAVAILABLE : Cause.BROKEN_ANSWER,
                  said,
                  "It is asked again at the next scan.");
        });
  }

  private static SourceFailure broken(String place, Exception e) {
    String words = words(e);
    if (words.contains("does not have")) {
      return new SourceFailure(
          Cause.BAD_QUERY,
          "%s has no such branch or tag (%s).".formatted(place, words),
          "Correct `branch`, or leave it out for the default one.");
    }
    return new SourceFailure(
        Cause.BROKEN_ANSWER,
        "%s could not be fetched: %s.".formatted(place, words),
        "Check that it is the address of a Git repository; it is asked again at the next scan.");
  }

  private static String words(@Nullable Throwable e) {
    String message = e == null ? "" : String.valueOf(e.getMessage());
    return message.replaceAll("//[^/@\\s]*@", "//").replaceAll("\\.$", "");
  }
}
