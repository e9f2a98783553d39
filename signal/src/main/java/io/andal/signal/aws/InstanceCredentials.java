package io.andal.signal.aws;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.GuardedHttp;
import io.andal.signal.http.HttpAnswer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Keys of an EC2 instance's role, by version 2 of the metadata service, which wants a token. */
final class InstanceCredentials implements AwsCredentials {
  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
  private static final Pattern ROLE = Pattern.compile("[\\w+=,.@-]{1,128}");

  private final String endpoint;
  private final GuardedHttp http;

  InstanceCredentials(Surroundings.Variables variables, GuardedHttp http) {
    this.endpoint =
        variables
            .get("AWS_EC2_METADATA_SERVICE_ENDPOINT")
            .orElse("http://169.254.169.254")
            .replaceAll("/+$", "");
    this.http = http;
  }

  @Override
  public AwsKeys keys() throws SourceException, InterruptedException {
    Map<String, String> headers = Map.of("X-aws-ec2-metadata-token", token());
    String role = http.get(address(ROLES), headers, InstanceCredentials::text);
    if (!ROLE.matcher(role).matches()) {
      throw NoKeys.because(
          "The instance metadata service names no role.", "Attach a role to the instance.");
    }
    return http.get(
        address(ROLES + role),
        headers,
        answer -> CredentialJson.keys(answer, "the instance metadata service"));
  }

  private String token() throws SourceException, InterruptedException {
    try {
      return http.exchange(
          "PUT",
          address("/latest/api/token"),
          Map.of("X-aws-ec2-metadata-token-ttl-seconds", "21600"),
          new byte[0],
          InstanceCredentials::text);
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.UNREACHABLE && e.failure().cause() != Cause.TIMEOUT) {
        throw e;
      }
      throw NoKeys.because(
          "No AWS keys were found, and no instance metadata service answers.",
          "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY where Andal runs; on an instance,"
              + " enable its metadata service.");
    }
  }

  private URI address(String path) throws SourceException {
    try {
      return URI.create(endpoint + path);
    } catch (IllegalArgumentException e) {
      throw NoKeys.because(
          "AWS_EC2_METADATA_SERVICE_ENDPOINT is no address.", "Correct it, or don't set it.");
    }
  }

  private static String text(HttpAnswer answer) throws IOException, SourceException {
    if (answer.status() != 200) {
      throw NoKeys.because(
          "The instance metadata service answered %d.".formatted(answer.status()),
          "Attach a role to the instance, and allow a hop limit of 2 in containers.");
    }
    return new String(answer.body().readNBytes(4096), StandardCharsets.US_ASCII).strip();
  }
}
