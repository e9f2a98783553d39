package io.andal.device.message;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Payloads that are trees already: JSON and CBOR. */
record TreePayload(String name, ObjectMapper mapper) implements Payload {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(64 * 1024).build();
  private static final TreePayload JSON =
      new TreePayload(
          "JSON",
          JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build());
  private static final TreePayload CBOR =
      new TreePayload(
          "CBOR",
          CBORMapper.builder(CBORFactory.builder().streamReadConstraints(LIMITS).build())
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build());

  static TreePayload json() {
    return JSON;
  }

  static TreePayload cbor() {
    return CBOR;
  }

  @Override
  public JsonNode read(byte[] payload) throws BadMessageException {
    if (payload.length == 0) {
      throw new BadMessageException("The payload is empty");
    }
    try (JsonParser parser = mapper.createParser(payload)) {
      return mapper.readTree(parser);
    } catch (StreamConstraintsException e) {
      throw new BadMessageException(
          "The payload is %s deeper than %d levels, or with a text over 64 KiB"
              .formatted(name, MAX_DEPTH));
    } catch (JacksonException e) {
      long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
      throw new BadMessageException(
          "The payload isn't " + name + (at < 0 ? "" : ", as can be told at byte " + at));
    }
  }
}
