package io.andal.channel.http;

import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import java.util.Map;
import java.util.function.Function;

/** Writes into a room of a chat, which has an address of its own. Thread-safe. */
public final class ChatChannel implements Channel {
  private final HttpSender sender;
  private final Function<Notice, String> body;

  /**
   * @param body the message as JSON
   */
  public ChatChannel(HttpSender sender, Function<Notice, String> body) {
    this.sender = sender;
    this.body = body;
  }

  @Override
  public Handover send(Message message) throws DeliveryException, InterruptedException {
    sender.post(
        Map.of("Content-Type", "application/json", "X-Delivery-Id", message.id()),
        body.apply(message.notice()));
    return Handover.DONE;
  }

  @Override
  public void close() {
    sender.close();
  }
}
