package io.andal.channel.email;

import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import java.time.Clock;

/** Tells of alerts by e-mail. Thread-safe. */
public final class EmailChannel implements Channel {
  private final Mailer mailer;
  private final Clock clock;

  public EmailChannel(EmailSettings settings, Clock clock) {
    this(new Mailer(settings), clock);
  }

  EmailChannel(Mailer mailer, Clock clock) {
    this.mailer = mailer;
    this.clock = clock;
  }

  @Override
  public Handover send(Message message) throws DeliveryException {
    String address = message.recipient();
    mailer.send(
        (session, settings) -> AlertMail.message(session, settings, message, clock.instant()),
        address);
    return Handover.DONE;
  }
}
