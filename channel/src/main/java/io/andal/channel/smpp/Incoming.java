package io.andal.channel.smpp;

import io.andal.channel.Receipt;
import io.andal.channel.Receipt.Outcome;
import io.andal.channel.Reply;
import io.andal.channel.Surroundings;
import io.andal.channel.sms.GsmAlphabet;
import io.andal.channel.sms.SmsParts;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears receipts and replies of an SMS center, and acknowledges what was kept. */
final class Incoming implements MessageReceiverListener {
  private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

  /** The text of a receipt (SMPP 3.4, appendix B); centers differ in all but these. */
  private static final Pattern RECEIPT =
      Pattern.compile(
          "(?i)\\bid:\\s*(?<id>\\S+).*?\\bstat:\\s*(?<stat>[A-Z]+)(?:.*?\\berr:\\s*(?<err>\\S+))?",
          Pattern.DOTALL);

  private static final int LONGEST_REPLY = 500;
  private static final byte DELIVERED = 2;

  private final SmppSettings settings;
  private final Surroundings surroundings;

  Incoming(SmppSettings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
  }

  @Override
  public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
    try {
      if (message.isSmscDeliveryReceipt()) {
        receipt(message).ifPresent(surroundings.receipts());
      } else {
        surroundings.replies().accept(reply(message));
      }
    } catch (RuntimeException e) {
      // A temporary error makes the center tell it again.
      LOG.warn("What the SMS center {} told could not be kept", settings.server(), e);
      throw new ProcessRequestException("try again", SMPPConstant.STAT_ESME_RX_T_APPN);
    }
  }

  /** Empty if it is about something that isn't final, or says nothing. */
  private Optional<Receipt> receipt(DeliverSm message) {
    String text = new String(body(message), StandardCharsets.ISO_8859_1);
    Matcher found = RECEIPT.matcher(text);
    boolean readable = found.find();
    Optional<String> id =
        parameter(message, Tag.RECEIPTED_MESSAGE_ID, OptionalParameter.COctetString.class)
            .map(OptionalParameter.COctetString::getValueAsString)
            .or(() -> readable ? Optional.of(found.group("id")) : Optional.empty());
    Optional<Outcome> outcome =
        parameter(message, Tag.MESSAGE_STATE, OptionalParameter.Byte.class)
            .map(state -> outcome(state.getValue()))
            .orElseGet(() -> readable ? outcome(found.group("stat")) : Optional.empty());
    if (id.isEmpty() || outcome.isEmpty()) {
      LOG.debug("A receipt without id or final state: {}", text);
      return Optional.empty();
    }
    return Optional.of(
        new Receipt(
            settings.channel(),
            reference(id.get()),
            outcome.get(),
            surroundings.clock().instant(),
            readable ? detail(found) : ""));
  }

  private static String detail(Matcher found) {
    String error = found.group("err");
    String state = found.group("stat").toUpperCase(Locale.ROOT);
    return error == null || error.matches("0*") ? state : state + ", err " + error;
  }

  private static <T> Optional<T> parameter(DeliverSm message, Tag tag, Class<T> type) {
    OptionalParameter found = message.getOptionalParameter(tag);
    return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
  }

  /** By the name in a receipt's text; on its way is no outcome. */
  private static Optional<Outcome> outcome(String state) {
    return switch (state.toUpperCase(Locale.ROOT)) {
      case "DELIVRD" -> Optional.of(Outcome.DELIVERED);
      case "EXPIRED", "DELETED", "UNDELIV", "REJECTD" -> Optional.of(Outcome.FAILED);
      default -> Optional.empty();
    };
  }

  /** By message_state (SMPP 3.4, 5.2.28). */
  private static Optional<Outcome> outcome(byte state) {
    return switch (state) {
      case DELIVERED -> Optional.of(Outcome.DELIVERED);
      case 3, 4, 5, 8 -> Optional.of(Outcome.FAILED);
      default -> Optional.empty();
    };
  }

  /** The id as answers to submits write it. */
  private String reference(String id) {
    if (!settings.decimalReceipts() || !id.matches("[0-9]+")) {
      return id;
    }
    return new BigInteger(id).toString(16).toUpperCase(Locale.ROOT);
  }

  private Reply reply(DeliverSm message) {
    byte[] body = body(message);
    String text =
        switch (message.getDataCoding()) {
          case SmsParts.UCS2 -> new String(body, StandardCharsets.UTF_16BE);
          case SmsParts.GSM -> GsmAlphabet.decode(body);
          default -> new String(body, StandardCharsets.ISO_8859_1);
        };
    return new Reply(
        settings.channel(),
        SmppAddress.told(message.getSourceAddrTon(), message.getSourceAddr()),
        text.substring(0, Math.min(LONGEST_REPLY, text.length())).strip());
  }

  private static byte[] body(DeliverSm message) {
    byte[] text = message.getShortMessage();
    if (text != null && text.length > 0) {
      return text;
    }
    return parameter(message, Tag.MESSAGE_PAYLOAD, OptionalParameter.OctetString.class)
        .map(OptionalParameter.OctetString::getValue)
        .orElse(new byte[0]);
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification notification) {}

  @Override
  public DataSmResult onAcceptDataSm(DataSm message, Session source)
      throws ProcessRequestException {
    throw new ProcessRequestException(
        "data_sm is not taken here", SMPPConstant.STAT_ESME_RINVCMDID);
  }
}
