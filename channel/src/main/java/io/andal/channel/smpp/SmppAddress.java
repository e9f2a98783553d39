package io.andal.channel.smpp;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** A number or name as SMPP writes it. */
record SmppAddress(TypeOfNumber type, NumberingPlanIndicator plan, String digits) {
  /** The center puts its own. */
  static final SmppAddress NONE =
      new SmppAddress(TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "");

  /** An international number with its plus, a short code, or a name. */
  static SmppAddress of(String text) {
    if (text.startsWith("+")) {
      return new SmppAddress(
          TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, text.substring(1));
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? new SmppAddress(TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, text)
        : new SmppAddress(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, text);
  }

  /** As notification targets write it. */
  static String told(byte type, String digits) {
    return type == TypeOfNumber.INTERNATIONAL.value() && !digits.startsWith("+")
        ? "+" + digits
        : digits;
  }
}
