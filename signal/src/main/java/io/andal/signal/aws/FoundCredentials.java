package io.andal.signal.aws;

import io.andal.signal.SourceException;
import io.andal.signal.http.GuardedHttp;

/**
 * The keys that stand where AWS' own tools look, in their order: environment, web identity,
 * profile, container, instance. The last two only if the document allows it.
 */
final class FoundCredentials implements AwsCredentials {
  private static final String ROLE = "AWS_ROLE_ARN";
  private static final String TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";

  private final AwsIdentity identity;
  private final Surroundings.Variables variables;
  private final ProfileFile files;
  private final Sts sts;
  private final GuardedHttp endpoints;

  /**
   * @param endpoints the client that may ask this machine's credential endpoints
   */
  FoundCredentials(
      AwsIdentity identity, Surroundings surroundings, Sts sts, GuardedHttp endpoints) {
    this.identity = identity;
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
    if (!identity.profile().isEmpty()) {
      return profile(identity.profile(), environment);
    }
    if (variables.have(EnvironmentCredentials.ID, EnvironmentCredentials.SECRET)) {
      return environment;
    }
    if (variables.have(ROLE, TOKEN_FILE)) {
      return new WebIdentityCredentials(
          variables.get(TOKEN_FILE).orElse(""),
          new RoleToAssume(variables.get(ROLE).orElse(""), "", identity.session()),
          sts);
    }
    String usual = variables.get("AWS_PROFILE").orElse("default");
    if (variables.get("AWS_PROFILE").isPresent() || !files.profile(usual).isEmpty()) {
      return profile(usual, environment);
    }
    if (!identity.allowCredentialEndpoints()) {
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
    return new ProfileCredentials(name, identity.session(), files, environment, sts);
  }
}
