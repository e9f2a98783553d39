package io.andal.channel.binary;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a message proves where it is from. */
public sealed interface Signing {

  /** Not at all. */
  record None() implements Signing {}

  /** HMAC-SHA256 with a secret that both sides know, of which 16 octets are sent (RFC 2104, 5). */
  record Hmac(byte[] secret) implements Signing {
    private static final int SENT = 16;
    private static final int SHORTEST = 16;

    /**
     * A secret as it is kept: an even number of at least 32 hexadecimal digits, or else the text
     * itself.
     *
     * @throws IllegalArgumentException if it is shorter than 16 octets
     */
    static Hmac of(String text) {
      byte[] secret =
          text.length() >= 2 * SHORTEST && text.matches("([0-9a-fA-F]{2})+")
              ? HexFormat.of().parseHex(text)
              : text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      if (secret.length < SHORTEST) {
        throw new IllegalArgumentException("the secret is shorter than 16 octets");
      }
      return new Hmac(secret);
    }
  }

  /** Ed25519 (RFC 8032): who checks it can't sign. */
  record Ed25519(PrivateKey key) implements Signing {}

  /** The number by which a message says it. */
  default int number() {
    return switch (this) {
      case None _ -> 0;
      case Hmac _ -> 1;
      case Ed25519 _ -> 2;
    };
  }

  /** Octets of a signature. */
  default int length() {
    return length(number());
  }

  /** Octets of a signature of that number; -1 if there is no such number. */
  static int length(int number) {
    return switch (number) {
      case 0 -> 0;
      case 1 -> Hmac.SENT;
      case 2 -> 64;
      default -> -1;
    };
  }

  /** The signature of octets. */
  default byte[] sign(byte[] octets) {
    try {
      return switch (this) {
        case None _ -> new byte[0];
        case Hmac hmac -> mac(hmac.secret(), octets);
        case Ed25519 ed25519 -> {
          Signature signature = Signature.getInstance("Ed25519");
          signature.initSign(ed25519.key());
          signature.update(octets);
          yield signature.sign();
        }
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256 and Ed25519", e);
    }
  }

  private static byte[] mac(byte[] secret, byte[] octets) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return Arrays.copyOf(mac.doFinal(octets), Hmac.SENT);
  }

  /**
   * Reads what signs: of {@code ed25519} a private key in PEM (PKCS #8), of {@code hmac-sha256} a
   * secret.
   *
   * @throws IllegalArgumentException if it can't be read; the message doesn't repeat it
   */
  static Signing of(String algorithm, String key) {
    if (algorithm.equals("hmac-sha256")) {
      return Hmac.of(key);
    }
    try {
      return new Ed25519(
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pem(key))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the key is no private key of Ed25519 in PEM, as 'openssl genpkey -algorithm ed25519'"
              + " makes one",
          e);
    }
  }

  /**
   * Whether a signature is right.
   *
   * @param key a secret, or a public key of Ed25519 in PEM
   * @throws IllegalArgumentException if the key is none for such signatures
   */
  static boolean verify(int number, String key, byte[] octets, byte[] given) {
    try {
      if (number == 1) {
        return MessageDigest.isEqual(mac(Hmac.of(key).secret(), octets), given);
      }
      PublicKey parsed =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(pem(key)));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(parsed);
      signature.update(octets);
      return signature.verify(given);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key is no public key of Ed25519 in PEM", e);
    }
  }

  private static byte[] pem(String text) {
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
  }
}
