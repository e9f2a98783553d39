package io.andal.signal.aws;

import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  public static AwsIdentity of(Map<?, ?> details, String session) {
    Map<?, ?> role = details.get("assumeRole") instanceof Map<?, ?> map ? map : Map.of();
    return new AwsIdentity(
        text(details.get("region")),
        text(details.get("accessKeyId")),
        text(details.get("secretAccessKey")),
        text(details.get("sessionToken")),
        text(details.get("profile")),
        text(role.get("arn")),
        text(role.get("externalId")),
        session.substring(0, Math.min(LONGEST_SESSION, session.length())),
        Boolean.TRUE.equals(details.get("allowCredentialEndpoints")));
  }

  /** The domain of the region's services: some partitions have their own. */
  public String domain() {
    if (region.startsWith("cn-")) {
      return "amazonaws.com.cn";
    }
    return region.startsWith("eusc-") ? "amazonaws.eu" : "amazonaws.com";
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }
}
