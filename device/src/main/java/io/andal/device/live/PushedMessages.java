package io.andal.device.live;

import io.andal.signal.otlp.GzipBody;
import io.andal.signal.pushed.RefusedRequestException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Messages of one request: one JSON object, several in lines, or an array of them. */
final class PushedMessages {
  /** Of one request as sent. */
  static final int MAX_BYTES = 4 << 20;

  private static final int MAX_UNPACKED = 16 << 20;
  private static final int MAX_MESSAGES = 20_000;
  private static final int MAX_DEPTH = 50;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(64 * 1024)
                          .build())
                  .build())
          .build();

  private PushedMessages() {}

  static List<JsonNode> read(byte[] body, String contentEncoding) throws RefusedRequestException {
    if (body.length > MAX_BYTES) {
      throw new RefusedRequestException(
          413, "The body is larger than " + MAX_BYTES + " bytes; send smaller pieces.");
    }
    byte[] text = GzipBody.unpack(body, contentEncoding, MAX_UNPACKED);
    List<JsonNode> messages = new ArrayList<>();
    try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(text)) {
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
          400,
          "The body isn't JSON after message %d; send objects in lines, or an array of them."
              .formatted(messages.size()));
    }
    return messages;
  }
}
