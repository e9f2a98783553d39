package io.andal.channel.smpp;

import io.andal.channel.DeliveryException;
import java.io.IOException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;

/** Says in plain words why a message wasn't taken. */
final class SmppFailure {
  private SmppFailure() {}

  /** Whether the center only wants to be asked more slowly. */
  static boolean isThrottled(NegativeResponseException e) {
    return e.getCommandStatus() == SMPPConstant.STAT_ESME_RTHROTTLED
        || e.getCommandStatus() == SMPPConstant.STAT_ESME_RMSGQFUL;
  }

  static DeliveryException bind(IOException e, SmppSettings settings) {
    if (e.getCause() instanceof NegativeResponseException refused) {
      return new DeliveryException(
          "The SMS center %s refused the login: %s."
              .formatted(settings.server(), words(refused.getCommandStatus(), settings)),
          e);
    }
    if (e instanceof javax.net.ssl.SSLException) {
      return new DeliveryException(
          "No safe connection to the SMS center %s: %s. Its certificate must be valid for its name"
                  .formatted(settings.server(), e.getMessage())
              + " and signed by an authority that Java trusts.",
          e);
    }
    return new DeliveryException(
        "The SMS center %s can't be reached: %s.".formatted(settings.server(), e.getMessage()), e);
  }

  static DeliveryException submit(
      NegativeResponseException e, SmppSettings settings, String recipient) {
    return new DeliveryException(
        "The SMS center %s refused the message to %s: %s."
            .formatted(settings.server(), recipient, words(e.getCommandStatus(), settings)),
        e);
  }

  private static String words(int status, SmppSettings settings) {
    String code = "0x%08X".formatted(status);
    return switch (status) {
      case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL ->
          "it takes no more for now (%s); make spec.perSecond of Channel '%s' smaller"
              .formatted(code, settings.channel());
      case SMPPConstant.STAT_ESME_RINVPASWD,
          SMPPConstant.STAT_ESME_RINVSYSID,
          SMPPConstant.STAT_ESME_RBINDFAIL ->
          "check spec.systemId and spec.password of Channel '%s' (%s)"
              .formatted(settings.channel(), code);
      case SMPPConstant.STAT_ESME_RALYBND, SMPPConstant.STAT_ESME_RINVBNDSTS ->
          "it is logged in already or in another way; see spec.bind (%s)".formatted(code);
      case SMPPConstant.STAT_ESME_RINVSYSTYP ->
          "it wants another spec.systemType (%s)".formatted(code);
      case SMPPConstant.STAT_ESME_RINVDSTADR,
          SMPPConstant.STAT_ESME_RINVDSTTON,
          SMPPConstant.STAT_ESME_RINVDSTNPI ->
          "it doesn't know such a number (%s)".formatted(code);
      case SMPPConstant.STAT_ESME_RINVSRCADR,
          SMPPConstant.STAT_ESME_RINVSRCTON,
          SMPPConstant.STAT_ESME_RINVSRCNPI ->
          "it doesn't allow spec.from as sender (%s)".formatted(code);
      default -> "command_status " + code;
    };
  }
}
