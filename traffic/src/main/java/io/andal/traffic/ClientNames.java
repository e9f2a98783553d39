package io.andal.traffic;

import io.andal.traffic.count.Client;

/** Keeps from clients' names what may name a person or a secret. */
final class ClientNames {
  private static final int LONGEST = 80;
  private static final int MOST_DIGITS_IN_A_ROW = 8;

  private ClientNames() {}

  /** The client as it is kept; unnamed if its name is none of a product. */
  static Client kept(Client client) {
    if (!fits(client.name())) {
      return Client.UNNAMED;
    }
    return fits(client.version()) ? client : new Client(client.name(), "");
  }

  private static boolean fits(String text) {
    if (text.length() > LONGEST || text.indexOf('@') >= 0) {
      return false;
    }
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits = Character.isDigit(c) ? digits + 1 : 0;
      if (Character.isISOControl(c) || digits > MOST_DIGITS_IN_A_ROW) {
        return false;
      }
    }
    return true;
  }
}
