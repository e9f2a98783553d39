package io.andal.signal.aws;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks signatures over what really arrived, as AWS does: the same words in the same order with
 * the secret that belongs to the key.
 *
 * @param secrets by access key id
 */
public record SignatureCheck(Map<String, String> secrets) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request,"
              + " SignedHeaders=([^,]+), Signature=[0-9a-f]{64}");

  /**
   * What arrived.
   *
   * @param path with its query
   * @param headers by their names in lower case
   */
  public record Arrived(String method, String path, Map<String, String> headers, byte[] body) {}

  /** Whether it is signed for a service in a region by a key that is known. */
  public boolean holds(Arrived arrived, String region, String service) {
    Matcher said = said(arrived);
    return said.matches()
        && said.group(2).equals(region)
        && said.group(3).equals(service)
        && holds(arrived);
  }

  /** Whether it is signed by a key that is known, for whatever service. */
  public boolean holds(Arrived arrived) {
    Matcher said = said(arrived);
    if (!said.matches() || !secrets.containsKey(said.group(1))) {
      return false;
    }
    List<String> names = List.of(said.group(4).split(";", -1));
    boolean enough =
        names.contains("host")
            && arrived.headers().keySet().stream()
                .filter(name -> name.startsWith("x-amz-") || name.equals("content-type"))
                .allMatch(names::contains);
    if (!enough) {
      return false;
    }
    Map<String, String> signed = new HashMap<>();
    for (String name : names) {
      if (!name.equals("host") && !name.equals("x-amz-date")) {
        signed.put(name, arrived.headers().getOrDefault(name, ""));
      }
    }
    Instant time;
    try {
      time = TIME.parse(arrived.headers().getOrDefault("x-amz-date", ""), Instant::from);
    } catch (DateTimeException e) {
      return false;
    }
    Map<String, String> expected =
        new SigV4(said.group(2), said.group(3))
            .sign(
                new SigV4.Request(
                    arrived.method(),
                    URI.create("http://" + arrived.headers().get("host") + arrived.path()),
                    signed,
                    arrived.body()),
                AwsKeys.lasting(said.group(1), String.valueOf(secrets.get(said.group(1))), ""),
                time);
    return said.group().equals(expected.get("Authorization"));
  }

  private static Matcher said(Arrived arrived) {
    return AUTHORIZATION.matcher(arrived.headers().getOrDefault("authorization", ""));
  }
}
