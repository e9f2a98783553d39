package io.andal.channel.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.channel.Notice;
import io.andal.channel.Samples;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example for a microcontroller, compiled and run where there is a C compiler. */
class CDecoderTest {
  private static final Path EXAMPLE =
      Path.of("").toAbsolutePath().resolveSibling("examples").resolve("binary");
  private static final String SECRET = "000102030405060708090a0b0c0d0e0f1011";

  @TempDir Path folder;

  @BeforeEach
  void compile() throws Exception {
    boolean compiler =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> new File(path, "cc").canExecute());
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        required || compiler, "there is no C compiler (cc), so the example in C isn't tried");
    assertThat(
            run(
                "cc",
                "-std=c99",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-o",
                folder.resolve("alert").toString(),
                EXAMPLE.resolve("andal_alert.c").toString(),
                EXAMPLE.resolve("main.c").toString()))
        .isEmpty();
  }

  @Test
  void itReadsWhatWeWriteAndRefusesWhatItMust() throws Exception {
    BinaryAlert alert = BinaryAlert.of(Samples.notice(Notice.Event.STARTED), 1_795_348_800_000L);
    byte[] frame = Frame.encode(alert, false, Signing.Hmac.of(SECRET), 0, Frame.SMALL);
    String hex = HexFormat.of().formatHex(frame);
    assertThat(decode(hex, SECRET, "0"))
        .isEqualTo(
            "counter=1795348800000 event=1 severity=3 service=commands slo=commands-latency"
                + " started=%d remaining=4100 burn_rate=1481 exhaustion=130\n"
                    .formatted(Samples.NOON.getEpochSecond()));
    assertThat(decode(hex, SECRET, "1795348800000")).isEqualTo("replay\n");
    assertThat(decode(hex, SECRET.replace('1', '2'), "0")).isEqualTo("wrong signature\n");
    frame[20] ^= 1;
    assertThat(decode(HexFormat.of().formatHex(frame), SECRET, "0")).isEqualTo("wrong signature\n");
    byte[] bare = Frame.encode(alert, false, new Signing.None(), 0, Frame.SMALL);
    assertThat(decode(HexFormat.of().formatHex(bare), SECRET, "0")).isEqualTo("wrong signature\n");
    for (int length = 0; length < bare.length; length++) {
      assertThat(decode(HexFormat.of().formatHex(Arrays.copyOf(bare, length))))
          .matches("(?s)broken\n|replay\n|counter=.*");
    }
  }

  @Test
  void overspentIsBelowZero() throws Exception {
    BinaryAlert alert =
        new BinaryAlert(5, 2, 1, 1, 1, "a".repeat(70), "b", 1, -1234, 1, 0, 60, false);
    assertThat(
            decode(
                HexFormat.of().formatHex(Frame.encode(alert, false, new Signing.None(), 0, 200))))
        .contains("remaining=-1234", "service=" + "a".repeat(63) + " slo=b");
  }

  private String decode(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = folder.resolve("alert").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return run(command);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
