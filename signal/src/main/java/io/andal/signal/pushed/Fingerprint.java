package io.andal.signal.pushed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Sums up what an identity consists of, part by part. Not thread-safe. */
public final class Fingerprint {
  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Adds a text with its length, so that no two lists of texts are alike. */
  public Fingerprint add(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return add(ByteBuffer.allocate(4).putInt(bytes.length).array()).add(bytes);
  }

  /** Adds names and values in the order in which the map has them. */
  public Fingerprint add(Map<String, String> texts) {
    texts.forEach((name, value) -> add(name).add(value));
    return this;
  }

  /** Adds bytes as they are. */
  public Fingerprint add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** SHA-256 of all that was added, in hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
