package io.andal.channel.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.HttpRecorder;
import io.andal.channel.Notice;
import io.andal.channel.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryTest {
  private static final String SECRET = "000102030405060708090a0b0c0d0e0f";
  private static final BinaryAlert ALERT =
      BinaryAlert.of(Samples.notice(Notice.Event.STARTED), 1_795_348_800_000L);

  @Test
  void aNoticeIsWholeNumbers() {
    assertThat(ALERT)
        .returns(1, BinaryAlert::event)
        .returns(3, BinaryAlert::severity)
        .returns(4100, BinaryAlert::remaining)
        .returns(1481, BinaryAlert::burnRate)
        .returns(130, BinaryAlert::exhaustion)
        .returns(Samples.NOON.getEpochSecond(), BinaryAlert::started);
    BinaryAlert end = BinaryAlert.of(Samples.notice(Notice.Event.RESOLVED), 1);
    assertThat(end.alert()).isEqualTo(ALERT.alert());
    assertThat(end.lasted()).isEqualTo(3900);
  }

  @Property(tries = 300)
  void whatIsEncodedIsDecoded(
      @ForAll @LongRange(min = 0) long counter,
      @ForAll long id,
      @ForAll @StringLength(max = 30) String service,
      @ForAll int number) {
    String name =
        new String(
            service.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8);
    BinaryAlert alert =
        new BinaryAlert(
            counter, 1, id, 3, 2, name, "slo", 0xffff_ffffL, number, number & 0xffff, 0, 7, false);
    assertThat(decoded(ProtobufForm.encode(alert), false)).isEqualTo(alert);
    assertThat(decoded(CborForm.encode(alert), true)).isEqualTo(alert);
  }

  private static BinaryAlert decoded(byte[] payload, boolean cbor) {
    try {
      return cbor ? CborForm.decode(payload) : ProtobufForm.decode(payload);
    } catch (BinaryException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void otherReadersOfProtocolBuffersSeeTheFieldsOfTheSchema() throws Exception {
    UnknownFieldSet fields = UnknownFieldSet.parseFrom(ProtobufForm.encode(ALERT));
    assertThat(fields.getField(1).getVarintList()).containsExactly(1_795_348_800_000L);
    assertThat(fields.getField(3).getFixed64List()).containsExactly(ALERT.alert());
    assertThat(fields.getField(6).getLengthDelimitedList().getFirst().toStringUtf8())
        .isEqualTo("commands");
    assertThat(fields.getField(8).getFixed32List()).hasSize(1);
    assertThat(fields.getField(9).getVarintList()).containsExactly(8200L);
  }

  @Test
  void theCborIsDeterministic() {
    BinaryAlert small = new BinaryAlert(1000, 1, 0, 0, 0, "a", "", 0, -500, 23, 24, 65536, false);
    // {1: 1000, 2: 1, 6: "a", 9: -500, 10: 23, 11: 24, 12: 65536}, heads as in RFC 8949, A.
    assertThat(HexFormat.of().formatHex(CborForm.encode(small)))
        .isEqualTo(
            "a7"
                + "011903e8"
                + "0201"
                + "066161"
                + "093901f3"
                + "0a17"
                + "0b1818"
                + "0c1a00010000");
  }

  @Property(tries = 100)
  void whateverTheNamesAreASignedMessageFitsIntoOneSms(@ForAll @StringLength(max = 200) String name)
      throws Exception {
    KeyPair pair = KEYS;
    BinaryAlert alert =
        new BinaryAlert(
            1_795_348_800_000L,
            1,
            -1,
            3,
            1,
            name,
            name,
            0xffff_ffffL,
            -100_000_000,
            100_000_000,
            100_000_000,
            100_000_000,
            false);
    for (boolean cbor : List.of(false, true)) {
      for (Signing signing :
          List.of(
              new Signing.None(),
              Signing.Hmac.of(SECRET),
              new Signing.Ed25519(pair.getPrivate()))) {
        byte[] frame = Frame.encode(alert, cbor, signing, 7, Frame.SMALL);
        assertThat(frame.length).isLessThanOrEqualTo(140);
        BinaryAlert got = Frame.decode(frame).alert();
        assertThat(got.counter()).isEqualTo(alert.counter());
        assertThat(got.remaining()).isEqualTo(alert.remaining());
      }
    }
  }

  private static final KeyPair KEYS = keys();

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(String what, byte[] encoded) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(encoded)
        + "\n-----END "
        + what
        + "-----\n";
  }

  @Test
  void aSignatureIsRightForItsKeyAndNothingElse() throws Exception {
    Signing ed = Signing.of("ed25519", pem("PRIVATE KEY", KEYS.getPrivate().getEncoded()));
    byte[] frame = Frame.encode(ALERT, false, ed, 7, Frame.SMALL);
    String key = pem("PUBLIC KEY", KEYS.getPublic().getEncoded());
    assertThat(Frame.decode(frame).isSignedBy(key)).isTrue();
    assertThat(Frame.decode(frame).isSignedBy(pem("PUBLIC KEY", keys().getPublic().getEncoded())))
        .isFalse();
    frame[4] ^= 1;
    assertThat(Frame.decode(frame).isSignedBy(key)).isFalse();

    byte[] mac = Frame.encode(ALERT, true, Signing.of("hmac-sha256", SECRET), 0, Frame.SMALL);
    assertThat(Frame.decode(mac).isSignedBy(SECRET)).isTrue();
    assertThat(Frame.decode(mac).isSignedBy(SECRET.replace('0', '1'))).isFalse();
    byte[] bare = Frame.encode(ALERT, true, new Signing.None(), 0, Frame.SMALL);
    assertThat(Frame.decode(bare).isSignedBy(SECRET)).isFalse();
    assertThatThrownBy(() -> Signing.of("hmac-sha256", "short"))
        .hasMessageContaining("shorter than 16 octets");
  }

  @Property(tries = 500)
  void anyOctetsAreAMessageOrAnErrorThatSaysWhy(@ForAll byte[] octets) {
    if (octets.length > 2) {
      octets[0] = (byte) 0xa1;
      octets[1] &= 0x10;
    }
    try {
      Frame.decode(octets);
    } catch (BinaryException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Test
  void overHttpEachMessageHasAGreaterCounter(@TempDir Path folder) throws Exception {
    Path key = Files.writeString(folder.resolve("key"), SECRET);
    try (HttpRecorder machine = new HttpRecorder();
        Channel channel =
            Samples.open(
                """
                {"type": "BinaryHttp", "url": "%s", "encoding": "cbor",
                 "signing": {"algorithm": "hmac-sha256", "key": "${file:%s}", "keyId": 9}}
                """
                    .formatted(machine.url("/alarm"), key))) {
      channel.send(Samples.message(Notice.Event.STARTED, "plant"));
      channel.send(Samples.message(Notice.Event.RESOLVED, "plant"));
      HttpRecorder.Got first = machine.got.remove();
      Frame start = Frame.decode(first.bytes());
      Frame end = Frame.decode(machine.got.remove().bytes());
      assertThat(first.header("Content-Type")).isEqualTo("application/vnd.andal.alert.v1+cbor");
      assertThat(start.isSignedBy(SECRET)).isTrue();
      assertThat(start.key()).isEqualTo(9);
      assertThat(end.alert().counter()).isGreaterThan(start.alert().counter());
      assertThat(end.alert().event()).isEqualTo(2);
    }
  }

  @Test
  void aKeyThatIsNoneIsSaidAndNotShown(@TempDir Path folder) throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "s3cr3t");
    try (Channel channel =
        Samples.open(
            """
            {"type": "BinaryHttp", "url": "http://127.0.0.1:1/",
             "signing": {"algorithm": "ed25519", "key": "${file:%s}"}}
            """
                .formatted(key))) {
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, "plant")))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("no private key of Ed25519 in PEM")
          .hasMessageNotContaining("s3cr3t");
    }
  }
}
