package io.andal.channel.binary;

import io.andal.channel.DeliveryException;
import io.andal.channel.Notice;
import io.andal.channel.http.HttpSender;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Writes notices as a Channel document says; each message has a greater counter. Thread-safe. */
public final class BinaryWriter {
  private final String channel;
  private final boolean cbor;
  private final String algorithm;
  private final String key;
  private final int keyId;
  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  /** As a document that passed its check says under {@code encoding} and {@code signing}. */
  public BinaryWriter(Document document, Clock clock) {
    JsonNode signing = document.spec().path("signing");
    this.channel = document.name();
    this.cbor = document.spec().path("encoding").asString("protobuf").equals("cbor");
    this.algorithm = signing.path("algorithm").asString("");
    this.key = signing.path("key").asString("");
    this.keyId = signing.path("keyId").asInt(0);
    this.clock = clock;
  }

  /** What the schema can't say of these fields. */
  public static List<Problem> problems(Document document) {
    return SecretReference.problems(document, "/spec/signing/key");
  }

  /** Whether messages are CBOR and not Protocol Buffers. */
  public boolean cbor() {
    return cbor;
  }

  /**
   * The message about a notice.
   *
   * @param limit octets, at least {@link Frame#SMALL}
   */
  public byte[] write(Notice notice, int limit) throws DeliveryException {
    return Frame.encode(BinaryAlert.of(notice, next()), cbor, signing(), keyId, limit);
  }

  private long next() {
    return last.updateAndGet(before -> Math.max(before + 1, clock.millis()));
  }

  /** Read anew each time, so that a key that was changed is used. */
  private Signing signing() throws DeliveryException {
    if (algorithm.isEmpty()) {
      return new Signing.None();
    }
    try {
      return Signing.of(algorithm, HttpSender.secret(key));
    } catch (IllegalArgumentException e) {
      throw new DeliveryException(
          "spec.signing of Channel '%s': %s.".formatted(channel, e.getMessage()), e);
    }
  }
}
