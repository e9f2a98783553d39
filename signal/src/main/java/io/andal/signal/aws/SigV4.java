package io.andal.signal.aws;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4: what is sent is signed with a key that itself is never sent.
 *
 * @param region such as {@code eu-central-1}
 * @param service such as {@code monitoring}
 */
public record SigV4(String region, String service) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A request that is to be signed; all of its headers are. */
  public record Request(String method, URI uri, Map<String, String> headers, byte[] body) {}

  /**
   * The headers to send: those of the request, and the signature. {@code Host} is signed too, as
   * the client will send it.
   */
  public Map<String, String> sign(Request request, AwsKeys keys, Instant now) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    headers.put("X-Amz-Date", TIME.format(now));
    if (!keys.sessionToken().isEmpty()) {
      headers.put("X-Amz-Security-Token", keys.sessionToken());
    }
    Request dated = new Request(request.method(), request.uri(), headers, request.body());
    String toSign = stringToSign(canonical(dated), now);
    headers.put(
        "Authorization",
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                ALGORITHM,
                keys.accessKeyId(),
                scope(now),
                signedHeaders(dated),
                HexFormat.of().formatHex(mac(signingKey(keys, now), toSign))));
    return headers;
  }

  /** The request in the one form that both sides hash. */
  String canonical(Request request) {
    Map<String, String> headers = lowerCase(request);
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
    return String.join(
        "\n",
        request.method(),
        path(request.uri()),
        query(request.uri()),
        lines,
        String.join(";", headers.keySet()),
        hash(request.body()));
  }

  String stringToSign(String canonical, Instant now) {
    return String.join(
        "\n",
        ALGORITHM,
        TIME.format(now),
        scope(now),
        hash(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  private static String signedHeaders(Request request) {
    return String.join(";", lowerCase(request).keySet());
  }

  private static Map<String, String> lowerCase(Request request) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("host", host(request.uri()));
    request
        .headers()
        .forEach(
            (name, value) ->
                headers.put(name.toLowerCase(Locale.ROOT), value.strip().replaceAll("\\s+", " ")));
    return headers;
  }

  private static String host(URI uri) {
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return uri.getPort() < 0 || uri.getPort() == usual
        ? uri.getHost()
        : uri.getHost() + ":" + uri.getPort();
  }

  /** Without detours, and encoded once more, as all services but S3 want it. */
  private static String path(URI uri) {
    String raw = uri.normalize().getRawPath();
    if (raw == null || raw.isEmpty()) {
      return "/";
    }
    return List.of(raw.split("/", -1)).stream().map(SigV4::encode).collect(Collectors.joining("/"));
  }

  private static String query(URI uri) {
    String raw = uri.getRawQuery();
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    List<String[]> pairs = new ArrayList<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      pairs.add(new String[] {encode(decode(name)), encode(decode(value))});
    }
    pairs.sort(Comparator.<String[], String>comparing(p -> p[0]).thenComparing(p -> p[1]));
    return pairs.stream().map(p -> p[0] + "=" + p[1]).collect(Collectors.joining("&"));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Percent-encoding of RFC 3986: all but letters, digits and {@code -._~}. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
      }
    }
    return encoded.toString();
  }

  private String scope(Instant now) {
    return String.join("/", day(now), region, service, "aws4_request");
  }

  private static String day(Instant now) {
    return TIME.format(now).substring(0, 8);
  }

  private byte[] signingKey(AwsKeys keys, Instant now) {
    byte[] key = ("AWS4" + keys.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(day(now), region, service, "aws4_request")) {
      key = mac(key, part);
    }
    return key;
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
