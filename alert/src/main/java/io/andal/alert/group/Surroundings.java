package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Receiver;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What groups ask of the rest. */
public interface Surroundings {

  /** Who is told, of alerts with these labels; each once. */
  List<Recipient> recipients(Receiver receiver, Collection<Labels> alerts, Instant now);

  /** A new id for a message, unique. */
  String newId(Instant now);
}
