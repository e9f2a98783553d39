package io.andal.alert.kill;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.Pump;
import io.andal.channel.Samples;
import io.andal.workspace.Documents;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A channel of one type and whom it tells.
 *
 * @param type in small letters it is the document's name
 * @param spec JSON on one line
 */
record Wired(String type, String recipient, String spec) {
  private static final String GAP = "\t";

  /** The name of its document. */
  String name() {
    return type.toLowerCase(Locale.ROOT);
  }

  static String write(List<Wired> all) {
    return all.stream()
        .map(one -> String.join(GAP, one.type, one.recipient, one.spec.replace('\n', ' ')))
        .collect(Collectors.joining("\n"));
  }

  static List<Wired> read(String text) {
    return text.lines()
        .map(
            line -> {
              int first = line.indexOf(GAP);
              int second = line.indexOf(GAP, first + 1);
              return new Wired(
                  line.substring(0, first),
                  line.substring(first + 1, second),
                  line.substring(second + 1));
            })
        .toList();
  }

  static Documents documents(List<Wired> all) {
    return Documents.of(all.stream().map(one -> Samples.channel(one.name(), one.spec)).toList());
  }

  /** An SLO of which all of them are told. */
  static Pump pump(String slo, List<Wired> all) {
    Pump pump = new Pump();
    pump.slos.put(slo, pump.definition(slo, List.of(Pump.page())));
    pump.recipients = all.stream().map(one -> new Recipient(one.name(), one.recipient())).toList();
    return pump;
  }
}
