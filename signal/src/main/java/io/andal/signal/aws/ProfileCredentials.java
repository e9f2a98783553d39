package io.andal.signal.aws;

import io.andal.signal.SourceException;
import java.util.Map;

/** Keys of a profile, or of the role that it leads to. The files are read anew each time. */
final class ProfileCredentials implements AwsCredentials {
  private static final int MOST_STEPS = 5;

  private final String name;
  private final String session;
  private final ProfileFile files;
  private final AwsCredentials environment;
  private final Sts sts;

  /**
   * @param session how an assumed role is called in AWS' logs
   * @param environment what {@code credential_source = Environment} means
   */
  ProfileCredentials(
      String name, String session, ProfileFile files, AwsCredentials environment, Sts sts) {
    this.name = name;
    this.session = session;
    this.files = files;
    this.environment = environment;
    this.sts = sts;
  }

  @Override
  public AwsKeys keys() throws SourceException, InterruptedException {
    return keys(name, MOST_STEPS);
  }

  private AwsKeys keys(String profile, int steps) throws SourceException, InterruptedException {
    Map<String, String> fields = files.profile(profile);
    if (fields.isEmpty()) {
      throw NoKeys.because(
          "There is no AWS profile \"" + profile + "\".",
          "Write it into ~/.aws/credentials of Andal's user, or name another.");
    }
    String role = fields.getOrDefault("role_arn", "");
    String source = fields.getOrDefault("source_profile", "");
    // A profile may name itself as the source of the keys for its own role.
    if (!role.isEmpty() && !(source.equals(profile) && steps < MOST_STEPS)) {
      return assumed(profile, fields, steps);
    }
    String id = fields.getOrDefault("aws_access_key_id", "");
    String secret = fields.getOrDefault("aws_secret_access_key", "");
    if (!id.isEmpty() && !secret.isEmpty()) {
      return AwsKeys.lasting(id, secret, fields.getOrDefault("aws_session_token", ""));
    }
    String other =
        fields.keySet().stream()
            .filter(field -> field.startsWith("sso_") || field.equals("credential_process"))
            .findFirst()
            .map(field -> " It has " + field + ", which Andal doesn't use.")
            .orElse("");
    throw NoKeys.because(
        "The AWS profile \"%s\" has no keys and no role with a source.%s".formatted(profile, other),
        "Give it aws_access_key_id and aws_secret_access_key, or role_arn with source_profile.");
  }

  private AwsKeys assumed(String profile, Map<String, String> fields, int steps)
      throws SourceException, InterruptedException {
    RoleToAssume role =
        new RoleToAssume(
            fields.getOrDefault("role_arn", ""), fields.getOrDefault("external_id", ""), session);
    String tokenFile = fields.getOrDefault("web_identity_token_file", "");
    if (!tokenFile.isEmpty()) {
      return new WebIdentityCredentials(tokenFile, role, sts).keys();
    }
    String source = fields.getOrDefault("source_profile", "");
    if (!source.isEmpty()) {
      if (steps == 0) {
        throw NoKeys.because(
            "The AWS profile \"" + name + "\" leads through too many others.",
            "Look for a circle in source_profile.");
      }
      return sts.assume(role, keys(source, steps - 1));
    }
    if (fields.getOrDefault("credential_source", "").equalsIgnoreCase("Environment")) {
      return sts.assume(role, environment.keys());
    }
    throw NoKeys.because(
        "The AWS profile \"%s\" has a role without source_profile, web_identity_token_file or"
                .formatted(profile)
            + " credential_source = Environment.",
        "Add one, or leave the profile away and write the role as `assumeRole`.");
  }
}
