package io.andal.channel.email;

/** How the way to the mail server is protected. */
public enum Security {
  /** Not at all: for a server on the same machine. */
  NONE(25),
  /** Starts in the clear and must change to TLS before anything is said. */
  STARTTLS(587),
  /** TLS from the first byte. */
  TLS(465);

  private final int port;

  Security(int port) {
    this.port = port;
  }

  /** The port where servers usually offer this. */
  public int usualPort() {
    return port;
  }
}
