package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import io.andal.signal.http.AccessToken;
import io.andal.workspace.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What the document names, or else what stands where Google's own tools look, in their order: the
 * variable, gcloud's file, the metadata server. The last only if the document allows it.
 */
final class FoundCredentials implements TokenSource {
  private static final String VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS";
  private static final String FILE = "application_default_credentials.json";

  private final GoogleCredentials settings;
  private final Surroundings surroundings;
  private final CredentialsFile files;
  private final TokenDoor endpoints;

  /**
   * @param endpoints what may ask this machine's metadata server
   */
  FoundCredentials(
      GoogleCredentials settings,
      Surroundings surroundings,
      CredentialsFile files,
      TokenDoor endpoints) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.files = files;
    this.endpoints = endpoints;
  }

  @Override
  public AccessToken token(String scope, Instant now) throws SourceException, InterruptedException {
    return place().token(scope, now);
  }

  @Override
  public String principal() throws SourceException, InterruptedException {
    return place().principal();
  }

  /** Looked for anew each time, so that what was replaced is used. */
  private TokenSource place() throws SourceException {
    if (!settings.credentials().isEmpty()) {
      return files.read(resolved(settings.credentials()), "`credentials`");
    }
    Surroundings.Variables variables = surroundings.variables();
    Optional<String> named = variables.get(VARIABLE);
    if (named.isPresent()) {
      return files.read(contents(named.get()), VARIABLE);
    }
    Path usual = usual(variables);
    if (Files.isRegularFile(usual)) {
      return files.read(contents(usual.toString()), "gcloud's " + FILE);
    }
    if (!settings.allowCredentialEndpoints()) {
      throw NoToken.because(
          "No Google credentials were found in the document, in %s or of gcloud."
              .formatted(VARIABLE),
          "Write `credentials: ${file:…}`; on a machine or pod of Google's with a service account,"
              + " write `allowCredentialEndpoints: true`.");
    }
    return new MetadataServer(variables, endpoints);
  }

  private Path usual(Surroundings.Variables variables) {
    return variables
        .get("CLOUDSDK_CONFIG")
        .map(Path::of)
        .or(() -> variables.get("APPDATA").map(folder -> Path.of(folder, "gcloud")))
        .orElseGet(() -> surroundings.home().resolve(".config").resolve("gcloud"))
        .resolve(FILE);
  }

  private static String resolved(String reference) throws SourceException {
    try {
      return SecretReference.resolve(reference);
    } catch (IllegalStateException e) {
      throw NoToken.because(String.valueOf(e.getMessage()), "Set it where Andal runs.");
    } catch (IllegalArgumentException e) {
      throw NoToken.because(
          "The `credentials` are no reference.", "Write ${file:/etc/andal/google.json}.");
    }
  }

  private static String contents(String name) throws SourceException {
    try {
      return Files.readString(Path.of(name));
    } catch (IOException | InvalidPathException e) {
      throw NoToken.because(
          "The file %s with Google credentials can't be read.".formatted(name),
          "Let Andal's user read it, or correct its name.");
    }
  }
}
