package io.andal.channel.email;

import io.andal.channel.Background;
import io.andal.channel.DeliveryException;
import io.andal.channel.Digest;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.TellsDigests;
import java.time.Clock;

/** Tells of alerts by e-mail. Thread-safe. */
public final class EmailChannel implements TellsDigests {
  private final Mailer mailer;
  private final Clock clock;
  private final Background background;

  public EmailChannel(EmailSettings settings, Clock clock) {
    this(settings, clock, Background.NONE);
  }

  EmailChannel(EmailSettings settings, Clock clock, Background background) {
    this(new Mailer(settings), clock, background);
  }

  EmailChannel(Mailer mailer, Clock clock, Background background) {
    this.mailer = mailer;
    this.clock = clock;
    this.background = background;
  }

  @Override
  public Handover send(Message message) throws DeliveryException {
    mailer.send(
        (session, settings) ->
            new AlertMail(settings, background).message(session, message, clock.instant()),
        message.recipient());
    return Handover.DONE;
  }

  @Override
  public void send(Digest digest, String recipient) throws DeliveryException {
    mailer.send(
        (session, settings) ->
            new DigestMail(digest, Words.of(background.reader(recipient).or(settings.reader())))
                .message(session, settings, recipient, clock.instant()),
        recipient);
  }
}
