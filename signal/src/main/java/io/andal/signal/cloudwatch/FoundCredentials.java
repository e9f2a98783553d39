package io.andal.signal.cloudwatch;

import io.andal.signal.SourceException;
import io.andal.signal.http.GuardedHttp;

/**
 * The keys that stand where AWS' own tools look, in their order: environment, web identity,
 * profile, container, instance. The last two only if the document allows it.
 */
final class FoundCredentials implements AwsCredentials {
  private static final String ROLE = "AWS_ROLE_ARN";
  private static final String TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";

  private final CloudWatchSettings settings;
  private final Surroundings.Variables variables;
  private final ProfileFile files;
  private final Sts sts;
  private final GuardedHttp endpoints;

  /**
   * @param endpoints the client that may ask this machine's credential endpoints
   */
  FoundCredentials(
      CloudWatchSettings settings, Surroundings surroundings, Sts sts, GuardedHttp endpoints) {
    this.settings = settings;
    this.variables = surroundings.variables();
    this.files = new ProfileFile(surroundings);
    this.sts = sts;
    this.endpoints = endpoints;
  }

  @Override
  public AwsKeys keys() throws SourceException, InterruptedException {
    return place().keys();
  }

  private AwsCredentials place() throws SourceException {
    AwsCredentials environment = new EnvironmentCredentials(variables);
    if (!settings.profile().isEmpty()) {
      return profile(settings.profile(), environment);
    }
    if (variables.have(EnvironmentCredentials.ID, EnvironmentCredentials.SECRET)) {
      return environment;
    }
    if (variables.have(ROLE, TOKEN_FILE)) {
      return new WebIdentityCredentials(
          variables.get(TOKEN_FILE).orElse(""),
          new RoleToAssume(variables.get(ROLE).orElse(""), "", settings.session()),
          sts);
    }
    String usual = variables.get("AWS_PROFILE").orElse("default");
    if (variables.get("AWS_PROFILE").isPresent() || !files.profile(usual).isEmpty()) {
      return profile(usual, environment);
    }
    if (!settings.allowCredentialEndpoints()) {
      throw NoKeys.because(
          "No AWS keys were found in the document, the environment or ~/.aws.",
          "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY where Andal runs; in a container or on"
              + " an instance with a role, write `allowCredentialEndpoints: true`.");
    }
    if (ContainerCredentials.present(variables)) {
      return new ContainerCredentials(variables, endpoints);
    }
    if (variables.get("AWS_EC2_METADATA_DISABLED").orElse("").equalsIgnoreCase("true")) {
      throw NoKeys.because(
          "No AWS keys were found, and AWS_EC2_METADATA_DISABLED forbids to ask the instance.",
          "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY where Andal runs.");
    }
    return new InstanceCredentials(variables, endpoints);
  }

  private AwsCredentials profile(String name, AwsCredentials environment) {
    return new ProfileCredentials(name, settings.session(), files, environment, sts);
  }
}
