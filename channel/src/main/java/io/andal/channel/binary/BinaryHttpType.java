package io.andal.channel.binary;

import io.andal.channel.Channel;
import io.andal.channel.ChannelType;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.Surroundings;
import io.andal.channel.http.HttpSender;
import io.andal.channel.http.HttpSettings;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A machine that takes the binary message over HTTP. */
public final class BinaryHttpType implements ChannelType {
  private static final int LARGEST = 1_024;

  @Override
  public String name() {
    return "BinaryHttp";
  }

  @Override
  public List<Problem> check(Document document) {
    List<Problem> problems = new ArrayList<>(HttpSettings.problems(document));
    problems.addAll(BinaryWriter.problems(document));
    return problems;
  }

  /** The address is the channel's, so a target is only a name for what is told. */
  @Override
  public List<String> recipients(String target) {
    return target.isBlank() ? List.of() : List.of(target.strip());
  }

  @Override
  public boolean takesUnnamed() {
    return false;
  }

  @Override
  public Channel open(Document document, Surroundings surroundings) {
    return new Posting(
        new HttpSender(HttpSettings.of(document), surroundings.clock()),
        new BinaryWriter(document, surroundings.clock()));
  }

  private record Posting(HttpSender sender, BinaryWriter writer) implements Channel {
    @Override
    public Handover send(Message message) throws DeliveryException, InterruptedException {
      sender.post(
          Map.of(
              "Content-Type",
              "application/vnd.andal.alert.v1" + (writer.cbor() ? "+cbor" : "+protobuf"),
              "X-Delivery-Id",
              message.id()),
          writer.write(message.notice(), LARGEST));
      return Handover.DONE;
    }

    @Override
    public void close() {
      sender.close();
    }
  }
}
