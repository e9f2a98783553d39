package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryDecodeTest {
  /** {1: 1000, 2: 1, 6: "a", 9: -500} as CBOR, unsigned. */
  private static final String MESSAGE =
      "a11000" + "a4" + "011903e8" + "0201" + "066161" + "093901f3";

  @TempDir Path folder;
  private Calls calls = new Calls(Path.of(""));

  @BeforeEach
  void call() {
    calls = new Calls(folder);
  }

  @Test
  void hexadecimalBase64AndFilesAreRead() throws Exception {
    byte[] octets = HexFormat.of().parseHex(MESSAGE);
    Files.write(folder.resolve("octets"), octets);
    Files.writeString(folder.resolve("text"), MESSAGE + "\n");
    String hex = calls.andal("binary", "decode", MESSAGE).out();
    assertThat(hex)
        .contains("encoding      cbor")
        .contains("signature     not checked")
        .contains("counter       1000")
        .contains("event         started")
        .contains("remaining     -0.05");
    assertThat(calls.andal("binary", "decode", Base64.getEncoder().encodeToString(octets)).out())
        .isEqualTo(hex);
    assertThat(calls.andal("binary", "decode", "--file", "octets").out()).isEqualTo(hex);
    assertThat(calls.andal("binary", "decode", "--file", "text").out()).isEqualTo(hex);
  }

  @Test
  void whatIsNotSignedOrNotNewerExitsWithOne() throws Exception {
    Files.writeString(folder.resolve("key"), "000102030405060708090a0b0c0d0e0f");
    Calls.Call unsigned = calls.andal("binary", "decode", MESSAGE, "--key", "key");
    assertThat(unsigned.code()).isEqualTo(1);
    assertThat(unsigned.out()).contains("signature     wrong");
    assertThat(calls.andal("binary", "decode", MESSAGE, "--after", "999").code()).isZero();
    assertThat(calls.andal("binary", "decode", MESSAGE, "--after", "1000").code()).isEqualTo(1);
  }

  @Test
  void whatIsNoMessageIsSaid() {
    Calls.Call call = calls.andal("binary", "decode", "00112233");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("begins with the octet A1, and this one with 00");
    assertThat(calls.andal("binary", "decode", "?").err())
        .contains("neither hexadecimal nor base64");
    assertThat(calls.andal("binary", "decode").code()).isEqualTo(2);
  }
}
