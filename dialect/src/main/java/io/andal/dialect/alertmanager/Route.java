package io.andal.dialect.alertmanager;

import io.andal.slo.AlertRule;
import java.util.List;
import java.util.Optional;

/**
 * Where the alerts of one rule of an SLO go.
 *
 * @param channel the document that says how mail leaves; empty if there is none
 * @param addresses of mail
 */
record Route(String slo, AlertRule rule, Optional<String> channel, List<String> addresses) {

  /** Routes with the same people share a receiver. */
  String receiver() {
    return addresses.isEmpty()
        ? AlertmanagerExporter.NOBODY
        : "mail:" + channel.orElse("") + ":" + String.join(",", addresses);
  }
}
