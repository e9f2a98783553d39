package io.andal.signal.aws;

import io.andal.signal.http.HttpAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why AWS refused a request.
 *
 * @param code such as {@code ThrottlingException}; empty if the answer has none
 * @param message in its own words
 */
public record AwsError(int status, String code, String message) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST = 64 << 10;
  private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]{1,200})</Code>");
  private static final Pattern XML_MESSAGE = Pattern.compile("<Message>([^<]{1,2000})</Message>");

  private static final Set<String> THROTTLED =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "RequestThrottled",
          "RequestThrottledException",
          "RequestLimitExceeded",
          "TooManyRequestsException",
          "BandwidthLimitExceeded",
          "PriorRequestNotComplete");
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "NotAuthorized",
          "UnauthorizedOperation",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "InvalidIdentityToken",
          "IDPRejectedClaim",
          "OptInRequired",
          "RequestExpired");

  /** Reads an answer that isn't 200: JSON, or XML as STS writes it. */
  public static AwsError of(HttpAnswer answer) throws IOException {
    String text = new String(answer.body().readNBytes(LONGEST), StandardCharsets.UTF_8);
    try {
      JsonNode json = MAPPER.readTree(text);
      String type = json.path("__type").asString("");
      if (!type.isEmpty()) {
        String said = json.path("message").asString(json.path("Message").asString(""));
        return new AwsError(
            answer.status(), type.substring(type.indexOf('#') + 1), shortened(said));
      }
    } catch (JacksonException e) {
      return ofXml(answer.status(), text);
    }
    return ofXml(answer.status(), text);
  }

  private static AwsError ofXml(int status, String text) {
    Matcher code = XML_CODE.matcher(text);
    Matcher message = XML_MESSAGE.matcher(text);
    if (code.find()) {
      return new AwsError(status, code.group(1), message.find() ? shortened(message.group(1)) : "");
    }
    String plain = text.replaceAll("(?s)<[^>]{0,1000}>", " ").replaceAll("\\s+", " ").strip();
    return new AwsError(status, "", plain.isEmpty() ? "(no words)" : shortened(plain));
  }

  private static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  /** Throttling comes as 400 too. */
  public boolean throttled() {
    return status == 429 || THROTTLED.contains(code);
  }

  /** The keys were right once. */
  public boolean expiredKeys() {
    return code.toLowerCase(Locale.ROOT).startsWith("expiredtoken");
  }

  /** Whether who asks is unknown or may not. */
  public boolean denied() {
    return status == 401 || status == 403 || DENIED.contains(code) || expiredKeys();
  }

  /** Whether the same may succeed later. */
  public boolean passing() {
    return throttled() || status >= 500;
  }

  /** The code and the message, for people. */
  public String words() {
    return (code.isEmpty() ? String.valueOf(status) : code) + ": " + message;
  }
}
