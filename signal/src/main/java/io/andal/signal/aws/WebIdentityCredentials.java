package io.andal.signal.aws;

import io.andal.signal.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Keys for a token of an identity provider, as Kubernetes gives its service accounts. */
final class WebIdentityCredentials implements AwsCredentials {
  private static final long LARGEST = 64 << 10;

  private final String tokenFile;
  private final RoleToAssume role;
  private final Sts sts;

  WebIdentityCredentials(String tokenFile, RoleToAssume role, Sts sts) {
    this.tokenFile = tokenFile;
    this.role = role;
    this.sts = sts;
  }

  /** The token is read anew each time, for it is replaced while we run. */
  @Override
  public AwsKeys keys() throws SourceException, InterruptedException {
    String token;
    try {
      Path file = Path.of(tokenFile);
      if (Files.size(file) > LARGEST) {
        throw NoKeys.because(
            "The web identity token file " + tokenFile + " is larger than 64 KiB.",
            "Name a file that holds one token.");
      }
      token = Files.readString(file).strip();
    } catch (IOException | InvalidPathException e) {
      throw NoKeys.because(
          "The web identity token file " + tokenFile + " can't be read.",
          "Let Andal's user read it.");
    }
    return sts.assume(role, token);
  }
}
