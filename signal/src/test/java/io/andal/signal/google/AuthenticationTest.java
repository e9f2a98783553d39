package io.andal.signal.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.google.auth.GoogleAuthentication;
import io.andal.signal.google.auth.GoogleCredentials;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.OutgoingRequest;
import io.andal.testing.MutableClock;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How tokens are got, kept and shown. */
class AuthenticationTest {
  private static final String SCOPE = "https://www.googleapis.com/auth/monitoring.read";
  private static final OutgoingRequest REQUEST =
      new OutgoingRequest("GET", URI.create("https://monitoring.googleapis.com/v3/x"), "");
  private static final String NOTHING = "";

  @TempDir private Path home;
  private final MutableClock clock = new MutableClock(Google.NOW);
  private FakeGoogle google;

  @BeforeEach
  void open() {
    google = new FakeGoogle((exchange, _) -> FakeGoogle.send(exchange, 200, "{}"));
  }

  @AfterEach
  void close() {
    google.close();
  }

  private GoogleAuthentication authentication(
      String credentials, boolean endpoints, Map<String, String> variables) {
    return new GoogleAuthentication(
        new GoogleCredentials(credentials, endpoints, ""),
        HttpLimits.DEFAULT,
        Google.surroundings(variables, home, clock));
  }

  private String key() {
    return TestKey.json(google.url() + "/token");
  }

  @Test
  void aKeySignsAnAssertionForReadingMetricsOnly() throws Exception {
    try (GoogleAuthentication own = authentication(TestKey.reference(key()), false, Map.of())) {
      assertThat(own.headers(REQUEST)).containsEntry("Authorization", "Bearer " + google.token);
      assertThat(own.principal()).isEqualTo(TestKey.EMAIL);
    }
    Map<String, String> form = form(google.requests.getFirst().body());
    assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    JsonNode claims = TestKey.claims(form.getOrDefault("assertion", ""));
    assertThat(claims.path("iss").asString()).isEqualTo(TestKey.EMAIL);
    assertThat(claims.path("aud").asString()).isEqualTo(google.url() + "/token");
    assertThat(claims.path("scope").asString()).isEqualTo(SCOPE);
    assertThat(claims.path("iat").asLong()).isEqualTo(Google.NOW.getEpochSecond());
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
  }

  @Test
  void aTokenIsKeptUntilShortlyBeforeItsEnd() throws Exception {
    try (GoogleAuthentication own = authentication(TestKey.reference(key()), false, Map.of())) {
      own.headers(REQUEST);
      clock.advance(Duration.ofMinutes(58));
      own.headers(REQUEST);
      assertThat(google.requests).hasSize(1);
      clock.advance(Duration.ofMinutes(1));
      own.headers(REQUEST);
      assertThat(google.requests).hasSize(2);
    }
  }

  @Test
  void aRefusedTokenIsRenewedOnce() throws Exception {
    try (GoogleCloudSource source = Google.open(google, Map.of(), clock)) {
      source.identify();
      google.token = "ya29.second";
      assertThat(source.identify()).contains("pumps");
      assertThat(google.requests).filteredOn(one -> one.path().equals("/token")).hasSize(2);
    }
  }

  @Test
  void tokensAreShownToNobodyElse() {
    try (GoogleAuthentication own = authentication(TestKey.reference(key()), false, Map.of())) {
      assertDenied(
          () ->
              own.headers(new OutgoingRequest("GET", URI.create("https://evil.example/v3/x"), "")),
          "evil.example");
      assertThat(google.requests).isEmpty();
    }
  }

  @Test
  void aKeyWhoseTokensComeFromElsewhereIsRefused() {
    String json = TestKey.json("https://evil.example/token");
    try (GoogleAuthentication own = authentication(TestKey.reference(json), false, Map.of())) {
      assertDenied(() -> own.headers(REQUEST), "evil.example");
    }
  }

  @Test
  void aRefusedKeyIsNamedAndNotRepeated() {
    google.tokens =
        (exchange, _) ->
            FakeGoogle.send(
                exchange,
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}");
    try (GoogleAuthentication own = authentication(TestKey.reference(key()), false, Map.of())) {
      assertDenied(() -> own.headers(REQUEST), "invalid_grant (Invalid JWT Signature.)");
      assertDenied(() -> own.headers(REQUEST), "invalid_grant");
      assertThat(google.requests).as("it is left alone for a while").hasSize(1);
    }
  }

  @Test
  void nonsenseInAFileIsNotRepeated() {
    for (String text : new String[] {"top secret", "{\"type\":\"service_account\"}"}) {
      try (GoogleAuthentication own = authentication(TestKey.reference(text), false, Map.of())) {
        assertThatThrownBy(() -> own.headers(REQUEST))
            .isInstanceOf(SourceException.class)
            .hasMessageNotContaining("top secret");
      }
    }
  }

  @Test
  void theVariableComesBeforeGcloudsFile() throws Exception {
    Path usual = home.resolve(".config").resolve("gcloud");
    Files.createDirectories(usual);
    Files.writeString(
        usual.resolve("application_default_credentials.json"),
        TestKey.MAPPER.writeValueAsString(
            Map.of(
                "type", "authorized_user",
                "client_id", "id",
                "client_secret", "shh",
                "refresh_token", "1//refresh",
                "token_uri", google.url() + "/token")));
    try (GoogleAuthentication own = authentication(NOTHING, false, Map.of())) {
      own.headers(REQUEST);
      assertThat(form(google.requests.getLast().body()))
          .containsEntry("grant_type", "refresh_token")
          .containsEntry("refresh_token", "1//refresh")
          .containsEntry("client_secret", "shh");
      assertThat(own.principal()).contains("person");
    }
    Map<String, String> variables = Map.of("GOOGLE_APPLICATION_CREDENTIALS", TestKey.file(key()));
    try (GoogleAuthentication own = authentication(NOTHING, false, variables)) {
      own.headers(REQUEST);
      assertThat(own.principal()).isEqualTo(TestKey.EMAIL);
    }
  }

  @Test
  void theMetadataServerIsAskedOnlyWhereTheDocumentAllowsIt() throws Exception {
    Map<String, String> variables =
        Map.of("GCE_METADATA_HOST", google.url().substring("http://".length()));
    try (GoogleAuthentication own = authentication(NOTHING, false, variables)) {
      assertDenied(() -> own.headers(REQUEST), "No Google credentials");
      assertThat(google.requests).isEmpty();
    }
    google.tokens =
        (exchange, request) ->
            FakeGoogle.send(
                exchange,
                "Google".equals(request.headers().get("metadata-flavor")) ? 200 : 403,
                request.path().endsWith("/email")
                    ? "pod@pumps.iam.gserviceaccount.com\n"
                    : "{\"access_token\":\"ya29.pod\",\"expires_in\":1799}");
    try (GoogleAuthentication own = authentication(NOTHING, true, variables)) {
      assertThat(own.headers(REQUEST)).containsEntry("Authorization", "Bearer ya29.pod");
      assertThat(google.requests.getLast().path())
          .isEqualTo("/computeMetadata/v1/instance/service-accounts/default/token");
      assertThat(google.requests.getLast().parameter("scopes")).isEqualTo(SCOPE);
      assertThat(own.principal()).isEqualTo("pod@pumps.iam.gserviceaccount.com");
    }
  }

  @Test
  void aWorkloadsTokenIsExchangedAndActsForAServiceAccount() throws Exception {
    google.tokens =
        (exchange, request) ->
            FakeGoogle.send(
                exchange,
                200,
                request.path().endsWith(":generateAccessToken")
                    ? "{\"accessToken\":\"ya29.impersonated\",\"expireTime\":\"%s\"}"
                        .formatted(Google.NOW.plusSeconds(3600))
                    : "{\"access_token\":\"federated\",\"expires_in\":3600}");
    String impersonation =
        google.url() + "/v1/x/-/serviceAccounts/sa@pumps.example:generateAccessToken";
    String json =
        external(
            Map.of(
                "file",
                TestKey.file("{\"id_token\":\"workload\"}"),
                "format",
                Map.of("type", "json", "subject_token_field_name", "id_token")),
            Map.of("service_account_impersonation_url", impersonation));
    try (GoogleAuthentication own = authentication(TestKey.reference(json), false, Map.of())) {
      assertThat(own.headers(REQUEST)).containsEntry("Authorization", "Bearer ya29.impersonated");
      assertThat(own.principal()).isEqualTo("sa@pumps.example");
    }
    Map<String, String> exchange = form(google.requests.getFirst().body());
    assertThat(exchange)
        .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
        .containsEntry("subject_token", "workload")
        .containsEntry("subject_token_type", "urn:ietf:params:oauth:token-type:jwt")
        .containsEntry("audience", "//iam.googleapis.com/pool");
    FakeGoogle.Seen acting = google.requests.getLast();
    assertThat(acting.headers()).containsEntry("authorization", "Bearer federated");
    assertThat(TestKey.MAPPER.readTree(acting.body()).at("/scope/0").asString()).isEqualTo(SCOPE);
  }

  @Test
  void aWorkloadsTokenMayComeFromAnAddress() throws Exception {
    google.tokens =
        (exchange, request) ->
            FakeGoogle.send(
                exchange,
                200,
                request.path().equals("/subject")
                    ? "workload-" + request.headers().get("x-why")
                    : "{\"access_token\":\"federated\",\"expires_in\":3600}");
    String json =
        external(
            Map.of("url", google.url() + "/subject", "headers", Map.of("X-Why", "me")), Map.of());
    try (GoogleAuthentication own = authentication(TestKey.reference(json), false, Map.of())) {
      assertThat(own.headers(REQUEST)).containsEntry("Authorization", "Bearer federated");
      assertThat(form(google.requests.getLast().body()))
          .containsEntry("subject_token", "workload-me")
          .containsEntry("scope", SCOPE);
    }
  }

  @Test
  void whatCannotBeExchangedIsNamed() {
    String aws = external(Map.of("environment_id", "aws1"), Map.of());
    try (GoogleAuthentication own = authentication(TestKey.reference(aws), false, Map.of())) {
      assertDenied(() -> own.headers(REQUEST), "AWS");
    }
    String metadata = external(Map.of("url", "http://169.254.169.254/token"), Map.of());
    try (GoogleAuthentication own = authentication(TestKey.reference(metadata), false, Map.of())) {
      assertDenied(() -> own.headers(REQUEST), "169.254.169.254");
    }
  }

  private String external(Map<String, Object> source, Map<String, Object> more) {
    Map<String, Object> json = new HashMap<>(more);
    json.put("type", "external_account");
    json.put("audience", "//iam.googleapis.com/pool");
    json.put("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
    json.put("token_url", google.url() + "/sts");
    json.put("credential_source", source);
    return TestKey.MAPPER.writeValueAsString(json);
  }

  private static void assertDenied(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> {
              assertThat(e.failure().cause()).isEqualTo(Cause.DENIED);
              assertThat(e.failure().message()).contains(words);
              assertThat(e.failure().remedy()).isNotBlank();
            });
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String one : body.split("&", -1)) {
      String[] pair = one.split("=", 2);
      form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return form;
  }
}
