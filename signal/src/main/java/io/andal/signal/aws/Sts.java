package io.andal.signal.aws;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.SecureHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * AWS' Security Token Service: who we are, and other roles' keys. Its address comes from the region
 * or the environment, never from a document, for tokens are sent there. Thread-safe.
 */
final class Sts {
  private static final int LONGEST = 256 << 10;
  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

  private final URI url;
  private final String region;
  private final SecureHttp http;
  private final Clock clock;

  Sts(URI url, String region, SecureHttp http, Clock clock) {
    this.url = url;
    this.region = region;
    this.http = http;
    this.clock = clock;
  }

  AwsCaller caller(AwsKeys keys) throws SourceException, InterruptedException {
    String xml = call(signed(Map.of("Action", "GetCallerIdentity"), keys));
    return new AwsCaller(element(xml, "Account"), element(xml, "Arn"));
  }

  /** Another role's keys, with ours. */
  AwsKeys assume(RoleToAssume role, AwsKeys keys) throws SourceException, InterruptedException {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("Action", "AssumeRole");
    parameters.put("RoleArn", role.arn());
    parameters.put("RoleSessionName", role.session());
    if (!role.externalId().isEmpty()) {
      parameters.put("ExternalId", role.externalId());
    }
    return keys(call(signed(parameters, keys)));
  }

  /** A role's keys, with a token of an identity provider; nothing is signed. */
  AwsKeys assume(RoleToAssume role, String webIdentityToken)
      throws SourceException, InterruptedException {
    Map<String, String> parameters =
        Map.of(
            "Action",
            "AssumeRoleWithWebIdentity",
            "RoleArn",
            role.arn(),
            "RoleSessionName",
            role.session(),
            "WebIdentityToken",
            webIdentityToken);
    return keys(call(new SigV4.Request("POST", url, FORM, form(parameters))));
  }

  private SigV4.Request signed(Map<String, String> parameters, AwsKeys keys) {
    SigV4.Request plain = new SigV4.Request("POST", url, FORM, form(parameters));
    return new SigV4.Request(
        "POST", url, new SigV4(region, "sts").sign(plain, keys, clock.instant()), plain.body());
  }

  private static byte[] form(Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("Version", "2011-06-15");
    return all.entrySet().stream()
        .map(one -> one.getKey() + "=" + SigV4.encode(one.getValue()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String call(SigV4.Request request) throws SourceException, InterruptedException {
    return http.exchange("POST", url, request.headers(), request.body(), this::text);
  }

  private String text(HttpAnswer answer) throws IOException, SourceException {
    if (answer.status() == 200) {
      return new String(answer.body().readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
    AwsError error = AwsError.of(answer);
    throw new SourceException(
        new SourceFailure(
            error.passing() ? Cause.UNAVAILABLE : Cause.DENIED,
            "%s answered %s".formatted(url.getHost(), error.words()),
            error.passing()
                ? "It is asked again."
                : "Check the keys, the role's name and whom the role trusts."));
  }

  private AwsKeys keys(String xml) throws SourceException {
    try {
      return new AwsKeys(
          element(xml, "AccessKeyId"),
          element(xml, "SecretAccessKey"),
          element(xml, "SessionToken"),
          Instant.parse(element(xml, "Expiration")));
    } catch (DateTimeException e) {
      throw broken("its Expiration is no time");
    }
  }

  private String element(String xml, String name) throws SourceException {
    Matcher matcher = Pattern.compile("<" + name + ">\\s*([^<]*?)\\s*</" + name + ">").matcher(xml);
    if (!matcher.find()) {
      throw broken("it has no " + name);
    }
    return matcher
        .group(1)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private SourceException broken(String why) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            "The answer of %s can't be read: %s.".formatted(url.getHost(), why),
            "Look at proxies in between; it is asked again."));
  }
}
