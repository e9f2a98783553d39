package io.andal.alert.email;

import io.andal.alert.Channel;
import io.andal.alert.DeliveryException;
import io.andal.alert.Notice;
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
  public void send(Notice notice, String address) throws DeliveryException {
    mailer.send(
        (session, settings) ->
            AlertMail.message(session, settings, notice, address, clock.instant()),
        address);
  }
}
