package io.andal.signal.aws;

import io.andal.signal.SourceException;
import java.util.Optional;

/** Keys in the environment of the process. */
final class EnvironmentCredentials implements AwsCredentials {
  static final String ID = "AWS_ACCESS_KEY_ID";
  static final String SECRET = "AWS_SECRET_ACCESS_KEY";

  private final Surroundings.Variables variables;

  EnvironmentCredentials(Surroundings.Variables variables) {
    this.variables = variables;
  }

  @Override
  public AwsKeys keys() throws SourceException {
    Optional<String> id = variables.get(ID);
    Optional<String> secret = variables.get(SECRET);
    if (id.isEmpty() || secret.isEmpty()) {
      throw NoKeys.because(
          "%s is not set.".formatted(id.isEmpty() ? ID : SECRET), "Set it where Andal runs.");
    }
    return AwsKeys.lasting(id.get(), secret.get(), variables.get("AWS_SESSION_TOKEN").orElse(""));
  }
}
