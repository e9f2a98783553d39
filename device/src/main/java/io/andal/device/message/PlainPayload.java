package io.andal.device.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A payload that is one number, word or text; it stands at {@code /value}. */
record PlainPayload() implements Payload {
  private static final int LARGEST = 4 * 1024;
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][-+]?\\d{1,3})?");

  @Override
  public JsonNode read(byte[] payload) throws BadMessageException {
    if (payload.length > LARGEST) {
      throw new BadMessageException("A plain payload is larger than 4 KiB");
    }
    ObjectNode whole = JsonMapper.shared().createObjectNode();
    String text = text(payload).strip();
    if (text.isEmpty()) {
      throw new BadMessageException("The payload is empty");
    }
    if (WHOLE.matcher(text).matches()) {
      return whole.put("value", Long.parseLong(text));
    }
    if (NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
      return whole.put("value", Double.parseDouble(text));
    }
    return text.equals("true") || text.equals("false")
        ? whole.put("value", Boolean.parseBoolean(text))
        : whole.put("value", text);
  }

  private static String text(byte[] payload) throws BadMessageException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException e) {
      throw new BadMessageException("The payload is no text in UTF-8");
    }
  }
}
