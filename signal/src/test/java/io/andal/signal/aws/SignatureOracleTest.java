package io.andal.signal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Whatever is sent, AWS' own signer writes the same signature. */
class SignatureOracleTest {

  record Sample(SigV4.Request request, AwsKeys keys, Instant time) {}

  @Property(tries = 2_000)
  void theSignatureIsThatOfAwsOwnSigner(@ForAll("samples") Sample sample) {
    SignedRequest theirs =
        AwsV4HttpSigner.create()
            .sign(
                to ->
                    to.identity(identity(sample.keys()))
                        .request(theirs(sample.request()))
                        .payload(() -> new ByteArrayInputStream(sample.request().body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "monitoring")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(
                            HttpSigner.SIGNING_CLOCK, Clock.fixed(sample.time(), ZoneOffset.UTC)));
    // Their signer adds the hash of the body as a header, and signs that too.
    Map<String, String> headers = new HashMap<>(sample.request().headers());
    headers.put(
        "x-amz-content-sha256",
        theirs.request().firstMatchingHeader("x-amz-content-sha256").orElseThrow());
    SigV4.Request ours =
        new SigV4.Request(
            sample.request().method(), sample.request().uri(), headers, sample.request().body());
    assertThat(
            new SigV4("eu-central-1", "monitoring")
                .sign(ours, sample.keys(), sample.time())
                .get("Authorization"))
        .isEqualTo(theirs.request().firstMatchingHeader("Authorization").orElseThrow());
  }

  private static AwsCredentialsIdentity identity(AwsKeys keys) {
    return keys.sessionToken().isEmpty()
        ? AwsCredentialsIdentity.create(keys.accessKeyId(), keys.secretAccessKey())
        : AwsSessionCredentialsIdentity.create(
            keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
  }

  private static SdkHttpRequest theirs(SigV4.Request request) {
    SdkHttpRequest.Builder builder =
        SdkHttpRequest.builder()
            .uri(request.uri())
            .method(SdkHttpMethod.fromValue(request.method()));
    request.headers().forEach(builder::putHeader);
    return builder.build();
  }

  @Provide
  Arbitrary<Sample> samples() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars(" !\"#$%&'()*+,-./:;<=>?@[]^_`{|}~abcXYZ019äß€\u00a0\u4e2d")
            .ofMaxLength(12);
    Arbitrary<String> path =
        text.filter(segment -> !segment.matches("\\.{1,2}"))
            .map(SigV4::encode)
            .list()
            .ofMaxSize(4)
            .map(segments -> "/" + String.join("/", segments));
    Arbitrary<String> query =
        Combinators.combine(text.filter(name -> !name.isEmpty()), text)
            .as((name, value) -> SigV4.encode(name) + "=" + SigV4.encode(value))
            .list()
            .ofMaxSize(4)
            .map(pairs -> pairs.stream().collect(Collectors.joining("&")));
    Arbitrary<Map<String, String>> headers =
        Arbitraries.maps(
                Arbitraries.of("Content-Type", "X-Amz-Target", "x-amz-custom", "X-Scope"),
                Arbitraries.strings().withChars("ab  ;=,/\"").ofMaxLength(10))
            .ofMaxSize(3);
    Arbitrary<AwsKeys> keys =
        Arbitraries.of("", "a/token+with=signs")
            .map(token -> AwsKeys.lasting("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG", token));
    Arbitrary<Instant> times =
        Arbitraries.longs().between(0, 4_102_444_800L).map(Instant::ofEpochSecond);
    return Combinators.combine(
            Arbitraries.of("GET", "POST", "PUT"),
            Arbitraries.of("https://a.example", "https://a.example:443", "http://a.example:8443"),
            path,
            query,
            headers,
            text,
            keys,
            times)
        .as(
            (method, host, where, what, said, body, key, time) ->
                new Sample(
                    new SigV4.Request(
                        method,
                        URI.create(host + where + (what.isEmpty() ? "" : "?" + what)),
                        said,
                        body.getBytes(StandardCharsets.UTF_8)),
                    key,
                    time));
  }
}
