package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import io.andal.signal.http.AccessToken;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A service account's key: signs an assertion that becomes a token (RFC 7523, 2.1). */
final class ServiceAccountKey implements TokenSource {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /** The longest that Google takes. */
  private static final long LIVES_SECONDS = 3600;

  private final JsonNode file;
  private final TokenDoor door;

  ServiceAccountKey(JsonNode file, TokenDoor door) {
    this.file = file;
    this.door = door;
  }

  @Override
  public AccessToken token(String scope, Instant now) throws SourceException, InterruptedException {
    URI uri =
        GoogleAddresses.read(
            file.path("token_uri").asString("https://oauth2.googleapis.com/token"), "token_uri");
    Map<String, String> form = Map.of("grant_type", GRANT, "assertion", assertion(uri, scope, now));
    return TokenDoor.token(uri, door.post(uri, form), now);
  }

  private String assertion(URI uri, String scope, Instant now) throws SourceException {
    ObjectNode header = TokenDoor.MAPPER.createObjectNode();
    header.put("alg", "RS256").put("typ", "JWT");
    String id = file.path("private_key_id").asString("");
    if (!id.isEmpty()) {
      header.put("kid", id);
    }
    ObjectNode claims = TokenDoor.MAPPER.createObjectNode();
    claims
        .put("iss", principal())
        .put("scope", scope)
        .put("aud", uri.toString())
        .put("iat", now.getEpochSecond())
        .put("exp", now.getEpochSecond() + LIVES_SECONDS);
    String signed = part(header) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encode(signature.sign());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Neither words nor cause: they may repeat the key.
      throw NoToken.because(
          "The private_key of the service account's key can't be used.",
          "Download the key again, as JSON.");
    }
  }

  private PrivateKey key() throws GeneralSecurityException {
    String pem =
        file.path("private_key").asString("").replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
  }

  private static String part(JsonNode json) {
    return encode(TokenDoor.MAPPER.writeValueAsBytes(json));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String principal() {
    return file.path("client_email").asString("");
  }
}
