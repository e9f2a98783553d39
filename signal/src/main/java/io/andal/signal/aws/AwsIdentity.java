package io.andal.signal.aws;

import io.andal.signal.http.Details;

/**
 * Who Andal is at AWS, as a document says it.
 *
 * @param region whose services are asked, such as {@code eu-central-1}
 * @param accessKeyId plain or a reference; empty if keys stand elsewhere
 * @param secretAccessKey a reference
 * @param sessionToken a reference; empty if there is none
 * @param profile of the shared files; empty if none is named
 * @param roleArn a role to assume; empty if none
 * @param externalId what the role's owner wants to hear; empty if nothing
 * @param session how we are called in AWS' logs
 * @param allowCredentialEndpoints whether this machine's own may be asked
 */
public record AwsIdentity(
    String region,
    String accessKeyId,
    String secretAccessKey,
    String sessionToken,
    String profile,
    String roleArn,
    String externalId,
    String session,
    boolean allowCredentialEndpoints) {
  private static final int LONGEST_SESSION = 64;

  /** Reads details that were checked. */
  public static AwsIdentity of(Details details, String session) {
    Details role = details.part("assumeRole");
    return new AwsIdentity(
        details.text("region"),
        details.text("accessKeyId"),
        details.text("secretAccessKey"),
        details.text("sessionToken"),
        details.text("profile"),
        role.text("arn"),
        role.text("externalId"),
        session.substring(0, Math.min(LONGEST_SESSION, session.length())),
        details.allows("allowCredentialEndpoints"));
  }

  /** The domain of the region's services: some partitions have their own. */
  public String domain() {
    if (region.startsWith("cn-")) {
      return "amazonaws.com.cn";
    }
    return region.startsWith("eusc-") ? "amazonaws.eu" : "amazonaws.com";
  }
}
