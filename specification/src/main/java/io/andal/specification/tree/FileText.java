package io.andal.specification.tree;

import io.andal.specification.SpecificationFile;
import io.andal.workspace.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Decodes the bytes of a file, strictly: UTF-8, or UTF-16 where the bytes tell it. */
public final class FileText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private FileText() {}

  /** Whether the bytes are compressed with gzip. */
  public static boolean gzipped(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
  }

  /**
   * The text without its byte order mark.
   *
   * @throws Refusal if the bytes are no text
   */
  public static String of(SpecificationFile file) {
    byte[] bytes = file.bytes();
    if (gzipped(bytes)) {
      throw new Refusal(
          "compressed",
          Position.START,
          "The file is compressed with gzip",
          "Decompress it (gunzip) and read the text");
    }
    Charset charset = charset(bytes);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      throw new Refusal(
          "not-" + charset.name().toLowerCase(Locale.ROOT),
          endOf(out),
          "The byte 0x%02X is no %s".formatted(bytes[in.position()] & 0xFF, charset.name()),
          "Save the file as UTF-8");
    }
    boolean marked = !out.isEmpty() && out.charAt(0) == BYTE_ORDER_MARK;
    return marked ? out.subSequence(1, out.length()).toString() : out.toString();
  }

  /** The text whatever its bytes are, for a first look at it. */
  public static String lenient(byte[] bytes) {
    String text;
    try {
      text = new String(bytes, charset(bytes));
    } catch (Refusal unreadable) {
      // nobody can read it, so it says nothing
      return "";
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length < 2) {
      return StandardCharsets.UTF_8;
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    boolean wide = bytes.length >= 4 && bytes[2] == 0 && (bytes[3] == 0 || second == 0);
    if (wide && (first == 0 || second == 0 || first == 0xFF)) {
      throw new Refusal(
          "not-utf-8", Position.START, "The file is UTF-32", "Save the file as UTF-8");
    }
    if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
      return StandardCharsets.UTF_16BE;
    }
    if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
      return StandardCharsets.UTF_16LE;
    }
    return StandardCharsets.UTF_8;
  }

  /** The place right behind a text. */
  static Position endOf(CharSequence text) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, Character.codePointCount(text, lineStart, text.length()) + 1);
  }
}
