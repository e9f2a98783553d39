package io.andal.device.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Timestamp;
import com.google.protobuf.TimestampProto;
import io.andal.device.DeviceEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;

/**
 * The same message in every format means the same; what isn't in the format is refused with why.
 */
class PayloadTest {
  private static final String MESSAGE = "pumps.v1.Telemetry";
  private static final long NOON = 1_795_867_200_000L;

  private static MessageReader reader(PayloadFormat format) {
    return new MessageReader(
        new Mapping(
            format,
            Optional.of(JsonPointer.compile("/id")),
            Optional.of(JsonPointer.compile("/at")),
            Optional.of(JsonPointer.compile("/number")),
            Optional.of(JsonPointer.compile("/fault")),
            Map.of(),
            Map.of("bar", JsonPointer.compile("/motor/bar"))));
  }

  private static DeviceMessage read(PayloadFormat format, byte[] payload)
      throws BadMessageException {
    MessageReader reader = reader(format);
    return reader.read(reader.parse(payload));
  }

  private static FieldDescriptorProto field(
      String name, int number, FieldDescriptorProto.Type type, String of) {
    FieldDescriptorProto.Builder field =
        FieldDescriptorProto.newBuilder()
            .setName(name)
            .setNumber(number)
            .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
            .setType(type);
    return of.isEmpty() ? field.build() : field.setTypeName(of).build();
  }

  /** What protoc makes of a file with the message Telemetry and the nested one Motor. */
  private static FileDescriptorProto pumps() {
    return FileDescriptorProto.newBuilder()
        .setName("pumps.proto")
        .setPackage("pumps.v1")
        .setSyntax("proto3")
        .addDependency("google/protobuf/timestamp.proto")
        .addMessageType(
            DescriptorProto.newBuilder()
                .setName("Telemetry")
                .addField(field("id", 1, FieldDescriptorProto.Type.TYPE_STRING, ""))
                .addField(
                    field(
                        "at",
                        2,
                        FieldDescriptorProto.Type.TYPE_MESSAGE,
                        ".google.protobuf.Timestamp"))
                .addField(field("number", 3, FieldDescriptorProto.Type.TYPE_UINT32, ""))
                .addField(field("fault", 4, FieldDescriptorProto.Type.TYPE_BOOL, ""))
                .addField(
                    field(
                        "motor",
                        5,
                        FieldDescriptorProto.Type.TYPE_MESSAGE,
                        ".pumps.v1.Telemetry.Motor"))
                .addNestedType(
                    DescriptorProto.newBuilder()
                        .setName("Motor")
                        .addField(field("bar", 1, FieldDescriptorProto.Type.TYPE_DOUBLE, ""))))
        .build();
  }

  private static Path descriptor(Path folder) throws IOException {
    return Files.write(
        folder.resolve("pumps.binpb"),
        FileDescriptorSet.newBuilder()
            .addFile(TimestampProto.getDescriptor().toProto())
            .addFile(pumps())
            .build()
            .toByteArray());
  }

  /** id p7, at noon, number 0 (so it isn't on the wire), no fault, motor.bar 2.5. */
  private static byte[] telemetry() {
    byte[] at = Timestamp.newBuilder().setSeconds(NOON / 1000).build().toByteArray();
    return HexFormat.of()
        .parseHex(
            "0a027037"
                + "12%02x".formatted(at.length)
                + HexFormat.of().formatHex(at)
                + "2a09090000000000000440");
  }

  @Test
  void aMessageMeansTheSameInEveryFormat(@TempDir Path folder) throws Exception {
    DeviceMessage expected = new DeviceMessage("p7", NOON, 0, false, Map.of(), "{\"bar\":2.5}");
    String json =
        "{\"id\":\"p7\",\"at\":%d,\"number\":0,\"fault\":false,\"motor\":{\"bar\":2.5}}"
            .formatted(NOON);
    assertThat(read(new PayloadFormat.Json(), json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(expected);
    byte[] cbor =
        HexFormat.of()
            .parseHex(
                "a5"
                    + "626964"
                    + "627037"
                    + "626174"
                    + "1b%016x".formatted(NOON)
                    + "666e756d626572"
                    + "00"
                    + "656661756c74"
                    + "f4"
                    + "656d6f746f72"
                    + "a163626172"
                    + "f94100");
    assertThat(read(new PayloadFormat.Cbor(), cbor)).isEqualTo(expected);
    assertThat(read(new PayloadFormat.Protobuf(descriptor(folder), MESSAGE), telemetry()))
        .isEqualTo(expected);
  }

  @Test
  void aPlainPayloadIsOneValue() throws Exception {
    Payload plain = Payload.of(new PayloadFormat.Plain());
    assertThat(plain.read(" 21.50\n".getBytes(StandardCharsets.UTF_8)).at("/value").asDouble())
        .isEqualTo(21.5);
    assertThat(plain.read("-7".getBytes(StandardCharsets.UTF_8)).at("/value").isIntegralNumber())
        .isTrue();
    assertThat(plain.read("true".getBytes(StandardCharsets.UTF_8)).at("/value").isBoolean())
        .isTrue();
    assertThat(plain.read("E-17 dry".getBytes(StandardCharsets.UTF_8)).at("/value").asString(""))
        .isEqualTo("E-17 dry");
    assertThatThrownBy(() -> plain.read(new byte[] {(byte) 0xff}))
        .isInstanceOfSatisfying(
            BadMessageException.class, e -> assertThat(e.reason()).contains("no text in UTF-8"));
    assertThatThrownBy(() -> plain.read(new byte[5_000]))
        .isInstanceOfSatisfying(
            BadMessageException.class, e -> assertThat(e.reason()).contains("4 KiB"));
  }

  private static String refusal(PayloadFormat format, byte[] payload) {
    try {
      return "taken: " + read(format, payload);
    } catch (BadMessageException e) {
      return e.reason();
    }
  }

  @Test
  void whatIsNotInTheFormatIsRefusedWithWhy(@TempDir Path folder) throws Exception {
    assertThat(refusal(new PayloadFormat.Json(), "{\"id\": x}".getBytes(StandardCharsets.UTF_8)))
        .contains("isn't JSON");
    assertThat(refusal(new PayloadFormat.Json(), new byte[0])).contains("empty");
    assertThat(refusal(new PayloadFormat.Cbor(), new byte[] {(byte) 0xa1, 0x62, 0x69}))
        .contains("isn't CBOR");
    byte[] deep = new byte[100];
    java.util.Arrays.fill(deep, (byte) 0x81);
    assertThat(refusal(new PayloadFormat.Cbor(), deep)).contains("deeper than 50");
    PayloadFormat protobuf = new PayloadFormat.Protobuf(descriptor(folder), MESSAGE);
    assertThat(refusal(protobuf, new byte[] {0x0a, 0x50})).contains("is no " + MESSAGE);
    assertThat(refusal(protobuf, new byte[] {0x7a, 0x01, 0x41})).contains("None of the payload's");
  }

  @Test
  void aDescriptorThatIsWrongIsToldAndReadAgainWhenItChanged(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("pumps.binpb");
    PayloadFormat format = new PayloadFormat.Protobuf(file, MESSAGE);
    MessageReader reader = reader(format);
    assertThat(refusal(format, telemetry())).contains("isn't there");
    Files.write(file, FileDescriptorSet.newBuilder().addFile(pumps()).build().toByteArray());
    assertThat(refusal(format, telemetry()))
        .contains("misses google/protobuf/timestamp.proto; use protoc --include_imports");
    Files.writeString(file, "syntax = \"proto3\";");
    assertThat(refusal(format, telemetry())).contains("isn't a FileDescriptorSet");
    assertThatThrownBy(() -> reader.parse(telemetry())).isInstanceOf(BadMessageException.class);
    descriptor(folder);
    Files.setLastModifiedTime(file, FileTime.fromMillis(NOON));
    assertThat(reader.read(reader.parse(telemetry())).device()).isEqualTo("p7");
    assertThat(refusal(new PayloadFormat.Protobuf(file, "pumps.v1.Nothing"), telemetry()))
        .contains("has no message pumps.v1.Nothing");
  }

  @Test
  void aCapturedPayloadIsWrittenAsTextHexOrBase64() throws Exception {
    assertThat(CapturedPayload.bytes("0x0A 0b\n0c", "hex")).containsExactly(10, 11, 12);
    assertThat(CapturedPayload.bytes("Cgs M", "base64")).containsExactly(10, 11, 12);
    assertThat(CapturedPayload.bytes("é", "text")).hasSize(2);
    assertThatThrownBy(() -> CapturedPayload.bytes("abc", "hex"))
        .isInstanceOfSatisfying(
            BadMessageException.class, e -> assertThat(e.reason()).contains("odd number"));
  }

  @Test
  void aTimeThatIsNotThereIsThatOfReceipt() throws Exception {
    assertThat(
            read(new PayloadFormat.Json(), "{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8))
                .measuredMillis())
        .isEqualTo(DeviceEvent.NONE);
  }
}
