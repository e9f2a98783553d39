package io.andal.inventory.store;

import io.andal.catalog.Found;
import io.andal.specification.SpecificationFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Names contents: the SHA-256 of its file, or of all its files where it has several. */
public final class ContentHash {
  private ContentHash() {}

  /** Hexadecimal, lower case; the order of the parts doesn't matter. */
  public static String of(Found.Content content) {
    MessageDigest digest = sha256();
    digest.update(content.main().bytes());
    if (!content.parts().isEmpty()) {
      List<SpecificationFile> parts =
          content.parts().stream().sorted(Comparator.comparing(SpecificationFile::name)).toList();
      for (SpecificationFile part : parts) {
        digest.update((byte) 0);
        digest.update(part.name().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(sha256().digest(part.bytes()));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Hexadecimal, lower case. */
  public static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
