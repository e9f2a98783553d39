package io.andal.device.message;

import tools.jackson.databind.JsonNode;

/** What says that something went wrong, in telemetry and in answers to commands. Stateless. */
final class Fault {
  private Fault() {}

  /** Whether it does: what is absent, null, false, 0, empty, {@code ok} or {@code none} doesn't. */
  static boolean isFault(JsonNode said) {
    if (said.isMissingNode() || said.isNull()) {
      return false;
    }
    if (said.isBoolean()) {
      return said.asBoolean();
    }
    if (said.isNumber()) {
      return said.asDouble() != 0;
    }
    if (said.isString()) {
      String text = said.asString("").strip();
      return !text.isEmpty()
          && !text.equals("0")
          && !text.equalsIgnoreCase("ok")
          && !text.equalsIgnoreCase("none")
          && !text.equalsIgnoreCase("false");
    }
    return !said.isEmpty();
  }

  /**
   * Whether a device did what it was told: it does unless {@code ok} is false, or {@code fault} is
   * a fault.
   *
   * @throws BadMessageException if {@code ok} is neither true nor false
   */
  static boolean isGood(JsonNode ok, JsonNode fault) throws BadMessageException {
    if (!ok.isBoolean() && !ok.isMissingNode() && !ok.isNull()) {
      throw new BadMessageException(
          "ok is neither true nor false; a text or a code that says what went wrong is a fault");
    }
    return (!ok.isBoolean() || ok.asBoolean()) && !isFault(fault);
  }
}
