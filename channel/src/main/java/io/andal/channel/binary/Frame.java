package io.andal.channel.binary;

import java.util.Arrays;

/**
 * A message as it is sent: three octets that say how it is written and signed, the alert, and the
 * signature over all before it.
 *
 * @param cbor whether the alert is CBOR and not Protocol Buffers
 * @param algorithm of the signature: 0 none, 1 HMAC-SHA256, 2 Ed25519
 * @param key which key signed, 0 to 255
 * @param signed what the signature is over
 */
public record Frame(
    boolean cbor, int algorithm, int key, BinaryAlert alert, byte[] signed, byte[] signature) {
  /** One SMS of data. */
  public static final int SMALL = 140;

  /** 0xA for Andal, 1 for this version of the form. */
  private static final int VERSION = 0xa1;

  private static final int HEAD = 3;
  private static final int LARGEST = 4_096;

  /**
   * Writes a message of at most so many octets; names are shortened if they must be, the SLO's
   * first.
   *
   * @param limit octets, at least {@link #SMALL}
   */
  public static byte[] encode(
      BinaryAlert alert, boolean cbor, Signing signing, int key, int limit) {
    int room = limit - HEAD - signing.length();
    byte[] payload = payload(alert, cbor);
    int service = BinaryAlert.octets(alert.service());
    int slo = BinaryAlert.octets(alert.slo());
    while (payload.length > room && service + slo > 0) {
      if (slo >= service / 2 && slo > 0) {
        slo--;
      } else {
        service--;
      }
      payload = payload(alert.withNames(service, slo), cbor);
    }
    byte[] signed = new byte[HEAD + payload.length];
    signed[0] = (byte) VERSION;
    signed[1] = (byte) ((cbor ? 0x10 : 0) | signing.number());
    signed[2] = (byte) key;
    System.arraycopy(payload, 0, signed, HEAD, payload.length);
    byte[] signature = signing.sign(signed);
    byte[] whole = Arrays.copyOf(signed, signed.length + signature.length);
    System.arraycopy(signature, 0, whole, signed.length, signature.length);
    return whole;
  }

  private static byte[] payload(BinaryAlert alert, boolean cbor) {
    return cbor ? CborForm.encode(alert) : ProtobufForm.encode(alert);
  }

  /**
   * Reads a message; doesn't check its signature.
   *
   * @throws BinaryException if it is none
   */
  public static Frame decode(byte[] octets) throws BinaryException {
    if (octets.length < HEAD || octets.length > LARGEST) {
      throw new BinaryException("A message has 3 to 4096 octets, and these are " + octets.length);
    }
    if ((octets[0] & 0xff) != VERSION) {
      throw new BinaryException(
          "A message begins with the octet A1, and this one with %02X".formatted(octets[0]));
    }
    int form = (octets[1] & 0xff) >> 4;
    int algorithm = octets[1] & 0x0f;
    int length = Signing.length(algorithm);
    if (form > 1 || length < 0 || octets.length < HEAD + length) {
      throw new BinaryException(
          "The second octet says 0x%02X: form %d (0 Protocol Buffers, 1 CBOR), signature %d (0 none,"
                  .formatted(octets[1], form, algorithm)
              + " 1 HMAC-SHA256, 2 Ed25519), which can't be with "
              + octets.length
              + " octets");
    }
    byte[] signed = Arrays.copyOf(octets, octets.length - length);
    byte[] payload = Arrays.copyOfRange(signed, HEAD, signed.length);
    return new Frame(
        form == 1,
        algorithm,
        octets[2] & 0xff,
        form == 1 ? CborForm.decode(payload) : ProtobufForm.decode(payload),
        signed,
        Arrays.copyOfRange(octets, signed.length, octets.length));
  }

  /**
   * Whether the signature is right.
   *
   * @param key a secret, or a public key of Ed25519 in PEM
   * @return false too if there is no signature
   * @throws IllegalArgumentException if the key is none for such signatures
   */
  public boolean isSignedBy(String key) {
    return algorithm != 0 && Signing.verify(algorithm, key, signed, signature);
  }
}
