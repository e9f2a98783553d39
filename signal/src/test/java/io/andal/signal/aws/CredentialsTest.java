package io.andal.signal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.Details;
import io.andal.signal.http.HttpLimits;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where keys come from, in which order, and how long they are kept. */
class CredentialsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ROLE = "arn:aws:iam::123456789012:role/andal";

  private final MutableClock clock = new MutableClock(NOW);
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, Object> details = new HashMap<>(Map.of("region", "eu-central-1"));
  @TempDir private Path home;
  private AwsStandIn aws;

  @BeforeEach
  void start() throws Exception {
    aws = new AwsStandIn();
    aws.expires = NOW.plus(Duration.ofMinutes(15));
    variables.put("AWS_ENDPOINT_URL_STS", aws.url() + "/");
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void keysStandInTheEnvironment() throws Exception {
    environment();
    variables.put("AWS_SESSION_TOKEN", "session");
    assertThat(signed())
        .containsEntry("X-Amz-Security-Token", "session")
        .hasEntrySatisfying("Authorization", said -> assertThat(said).contains("=AKID/20261122/"));
  }

  @Test
  void aDocumentRefersToKeysThatAreReadAnewEachTime() throws Exception {
    environment();
    Path id = Files.writeString(home.resolve("id"), "FIRST\n");
    details.put("accessKeyId", "${file:" + id + "}");
    details.put("secretAccessKey", "${file:" + Files.writeString(home.resolve("s"), "x") + "}");
    try (AwsAccess access = access()) {
      assertThat(signed(access)).asString().contains("Credential=FIRST/");
      Files.writeString(id, "SECOND\n");
      assertThat(signed(access)).asString().contains("Credential=SECOND/");
    }
  }

  @Test
  void aReferenceThatLeadsNowhereIsTold() {
    details.put("accessKeyId", "AKID");
    details.put("secretAccessKey", "${file:" + home.resolve("nothing") + "}");
    assertThat(failure().cause()).isEqualTo(Cause.DENIED);
    assertThat(failure().message()).contains("nothing");
  }

  @Test
  void aProfileHasItsKeysInEitherFile() throws Exception {
    profiles(
        "credentials",
        """
        [default]
        aws_access_key_id = D
        aws_secret_access_key = d

        # other
        [work]
        aws_access_key_id=W
        aws_secret_access_key=w
        aws_session_token = t
        """);
    profiles(
        "config",
        """
        [profile play]
        region = x
        s3 =
          aws_access_key_id = nested
        aws_access_key_id = P
        aws_secret_access_key = p
        """);
    assertThat(signed()).asString().contains("Credential=D/");
    variables.put("AWS_PROFILE", "work");
    assertThat(signed()).containsEntry("X-Amz-Security-Token", "t").asString().contains("=W/");
    details.put("profile", "play");
    environment();
    assertThat(signed()).asString().contains("Credential=P/");
  }

  @Test
  void aProfileMayLeadToARoleWithAnothersKeys() throws Exception {
    profiles(
        "config",
        "[profile andal]\nrole_arn = "
            + ROLE
            + "\nsource_profile = base\n"
            + "external_id = shared-word\n");
    profiles("credentials", "[base]\naws_access_key_id = AKID\naws_secret_access_key = secret\n");
    details.put("profile", "andal");
    assertThat(signed())
        .containsEntry("X-Amz-Security-Token", "token")
        .asString()
        .contains("Credential=TEMP1/");
    assertThat(aws.requests.getFirst().body())
        .contains("Action=AssumeRole&", "ExternalId=shared-word", "RoleArn=" + ROLE)
        .contains("RoleSessionName=andal-aws");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "credential_process = /bin/keys            | credential_process",
        "sso_start_url = https://x                 | sso_start_url",
        "region = eu-central-1                     | no keys and no role",
        "role_arn = arn:a                          | without source_profile",
        "role_arn = arn:a;source_profile = other   | \"other\"",
        "role_arn = arn:a;source_profile = p2      | too many",
      })
  void aProfileThatCannotServeSaysWhy(String fields, String word) throws Exception {
    String second = "[profile p2]\nrole_arn = arn:b\nsource_profile = p\n";
    profiles("config", "[profile p]\n" + fields.replace(';', '\n') + "\n" + second);
    details.put("profile", "p");
    assertThat(failure().cause()).isEqualTo(Cause.DENIED);
    assertThat(failure().message()).contains(word);
    assertThat(failure().remedy()).isNotBlank();
    assertThat(aws.requests).isEmpty();
  }

  @Test
  void aPodShowsTheTokenThatItsFileHoldsNow() throws Exception {
    details.put("allowCredentialEndpoints", true);
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", aws.url() + "/container");
    Path token = Files.writeString(home.resolve("token"), "pod-token\n");
    variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token.toString());
    assertThat(signed()).asString().contains("Credential=TEMP1/");
    Files.writeString(token, "old");
    assertThat(failure().message()).contains("container", "401").doesNotContain("old");
  }

  @Test
  void aContainersEndpointIsThisMachineOrAskedOverHttps() {
    details.put("allowCredentialEndpoints", true);
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://keys.example/container");
    assertThat(failure().message()).contains("neither this machine");
  }

  @Test
  void anInstanceIsAskedWithASessionOnly() throws Exception {
    details.put("allowCredentialEndpoints", true);
    variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", aws.url() + "/");
    assertThat(signed())
        .containsEntry("X-Amz-Security-Token", "token")
        .asString()
        .contains("Credential=TEMP3/");
    assertThat(aws.requests)
        .extracting(AwsStandIn.Seen::method)
        .containsExactly("PUT", "GET", "GET");
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    assertThat(failure().message()).contains("AWS_EC2_METADATA_DISABLED");
  }

  @Test
  void noEndpointIsAskedUnlessTheDocumentAllowsIt() {
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", aws.url() + "/container");
    variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", aws.url());
    assertThat(failure().remedy()).contains("allowCredentialEndpoints: true");
    assertThat(aws.requests).isEmpty();
  }

  @Test
  void aWebIdentityIsExchangedWithoutASignature() throws Exception {
    variables.put("AWS_ROLE_ARN", ROLE);
    variables.put(
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        Files.writeString(home.resolve("jwt"), "header.claims.mac\n").toString());
    assertThat(signed()).asString().contains("Credential=TEMP1/");
    assertThat(aws.requests.getFirst().header("authorization")).isEmpty();
    assertThat(aws.requests.getFirst().body())
        .contains("AssumeRoleWithWebIdentity", "WebIdentityToken=header.claims.mac");
    environment();
    assertThat(signed()).asString().contains("Credential=AKID/");
  }

  @Test
  void aRoleOfTheDocumentIsAssumedWithTheKeysThatWereFound() throws Exception {
    environment();
    details.put("assumeRole", Map.of("arn", ROLE, "externalId", "shared-word"));
    assertThat(signed()).asString().contains("Credential=TEMP1/");
    assertThat(aws.requests.getFirst().body()).contains("ExternalId=shared-word");
  }

  @Test
  void temporaryKeysAreRenewedShortlyBeforeTheyExpire() throws Exception {
    environment();
    details.put("assumeRole", Map.of("arn", ROLE));
    try (AwsAccess access = access()) {
      signed(access);
      clock.advance(Duration.ofMinutes(9));
      assertThat(signed(access)).asString().contains("TEMP1");
      clock.advance(Duration.ofMinutes(2));
      aws.expires = NOW.plus(Duration.ofMinutes(30));
      assertThat(signed(access)).asString().contains("TEMP2");
      access.forget();
      assertThat(signed(access)).asString().contains("TEMP3");
    }
  }

  @Test
  void keysThatCannotBeRenewedServeUntilTheyExpire() throws Exception {
    environment();
    details.put("assumeRole", Map.of("arn", ROLE));
    try (AwsAccess access = access()) {
      signed(access);
      aws.instead = Optional.of(new AwsStandIn.Said(503, "later"));
      clock.advance(Duration.ofMinutes(12));
      assertThat(signed(access)).asString().contains("TEMP1");
      assertThat(signed(access)).asString().contains("TEMP1");
      assertThat(aws.requests).hasSize(2);
      clock.advance(Duration.ofMinutes(4));
      assertThat(failure(access).cause()).isEqualTo(Cause.UNAVAILABLE);
    }
  }

  @Test
  void aRoleThatIsRefusedIsToldInAwsOwnWords() {
    environment();
    variables.put("AWS_SECRET_ACCESS_KEY", "hunter2");
    details.put("assumeRole", Map.of("arn", ROLE));
    assertThat(failure().cause()).isEqualTo(Cause.DENIED);
    assertThat(failure().message()).contains("SignatureDoesNotMatch").doesNotContain("hunter2");
  }

  private void environment() {
    variables.put("AWS_ACCESS_KEY_ID", "AKID");
    variables.put("AWS_SECRET_ACCESS_KEY", "secret");
  }

  private void profiles(String file, String text) throws IOException {
    Path folder = Files.createDirectories(home.resolve(".aws"));
    Files.writeString(folder.resolve(file), text);
  }

  private AwsAccess access() {
    return new AwsAccess(
        AwsIdentity.of(new Details(details), "andal-aws"),
        HttpLimits.DEFAULT,
        new Surroundings(
            name -> Optional.ofNullable(variables.get(name)), home, clock, clock::advance));
  }

  private Map<String, String> signed() throws Exception {
    try (AwsAccess access = access()) {
      return signed(access);
    }
  }

  private static Map<String, String> signed(AwsAccess access) throws Exception {
    return access.sign(
        new SigV4.Request("GET", URI.create("https://a.example/"), Map.of(), new byte[0]),
        "monitoring");
  }

  private SourceFailure failure() {
    try (AwsAccess access = access()) {
      return failure(access);
    }
  }

  private static SourceFailure failure(AwsAccess access) {
    return catchThrowableOfType(SourceException.class, () -> signed(access)).failure();
  }
}
