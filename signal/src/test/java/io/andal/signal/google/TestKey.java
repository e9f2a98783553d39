package io.andal.signal.google;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service account's key that was made for tests. */
final class TestKey {
  static final String EMAIL = "andal@pumps.iam.gserviceaccount.com";
  static final JsonMapper MAPPER = new JsonMapper();
  private static final KeyPair PAIR = pair();

  private TestKey() {}

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String privateKey() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(PAIR.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** As Google's console downloads it. */
  static String json(String tokenUri) {
    return MAPPER.writeValueAsString(
        Map.of(
            "type",
            "service_account",
            "project_id",
            "pumps",
            "private_key_id",
            "key-1",
            "private_key",
            privateKey(),
            "client_email",
            EMAIL,
            "token_uri",
            tokenUri));
  }

  /** A reference to a file with this text. */
  static String file(String text) {
    try {
      Path file = Files.createTempFile("andal-google", ".json");
      file.toFile().deleteOnExit();
      Files.writeString(file, text);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String reference(String text) {
    return "${file:" + file(text) + "}";
  }

  /** The claims of an assertion, if its signature is right. */
  static JsonNode claims(String assertion) {
    String[] parts = assertion.split("\\.", -1);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(PAIR.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
        throw new IllegalArgumentException("the signature is another's");
      }
      return MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
