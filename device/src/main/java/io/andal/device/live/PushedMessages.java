package io.andal.device.live;

import io.andal.device.message.BadMessageException;
import io.andal.device.message.MessageReader;
import io.andal.device.message.PayloadFormat;
import io.andal.signal.otlp.GzipBody;
import io.andal.signal.pushed.RefusedRequestException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Messages of one request: of JSON one object, several in lines, or an array of them; of CBOR one
 * map, several one after the other (RFC 8742), or an array of them; of Protobuf one.
 */
final class PushedMessages {
  /** Of one request as sent. */
  static final int MAX_BYTES = 4 << 20;

  private static final int MAX_UNPACKED = 16 << 20;
  private static final int MAX_MESSAGES = 20_000;
  private static final int MAX_DEPTH = 50;
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(64 * 1024).build();
  private static final JsonMapper JSON =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build()).build();
  private static final CBORMapper CBOR =
      CBORMapper.builder(CBORFactory.builder().streamReadConstraints(LIMITS).build()).build();

  private PushedMessages() {}

  static List<JsonNode> read(
      byte[] body, String contentEncoding, PayloadFormat format, MessageReader reader)
      throws RefusedRequestException {
    if (body.length > MAX_BYTES) {
      throw new RefusedRequestException(
          413, "The body is larger than " + MAX_BYTES + " bytes; send smaller pieces.");
    }
    byte[] text = GzipBody.unpack(body, contentEncoding, MAX_UNPACKED);
    return switch (format) {
      case PayloadFormat.Json() -> trees(text, JSON, "JSON; send objects in lines, or an array");
      case PayloadFormat.Cbor() ->
          trees(text, CBOR, "CBOR; send maps one after the other, or an array");
      case PayloadFormat.Plain(), PayloadFormat.Sparkplug(), PayloadFormat.Protobuf(_, _) ->
          one(text, reader);
    };
  }

  private static List<JsonNode> one(byte[] body, MessageReader reader)
      throws RefusedRequestException {
    try {
      return List.of(reader.parse(body));
    } catch (BadMessageException e) {
      throw new RefusedRequestException(400, e.reason() + ".");
    }
  }

  private static List<JsonNode> trees(byte[] body, ObjectMapper mapper, String right)
      throws RefusedRequestException {
    List<JsonNode> messages = new ArrayList<>();
    try (MappingIterator<JsonNode> values = mapper.readerFor(JsonNode.class).readValues(body)) {
      while (values.hasNextValue()) {
        JsonNode value = values.nextValue();
        if (value.isArray()) {
          value.forEach(messages::add);
        } else {
          messages.add(value);
        }
        if (messages.size() > MAX_MESSAGES) {
          throw new RefusedRequestException(
              413, "There are more than " + MAX_MESSAGES + " messages; send smaller pieces.");
        }
      }
    } catch (JacksonException e) {
      throw new RefusedRequestException(
          400, "After message %d the body isn't %s of them.".formatted(messages.size(), right));
    }
    return messages;
  }
}
