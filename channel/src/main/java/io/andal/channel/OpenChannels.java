package io.andal.channel;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The channels that are in use, kept open between messages: each until its document changes or
 * goes. Thread-safe.
 */
public final class OpenChannels implements Channels {
  private final Supplier<Documents> documents;
  private final Surroundings surroundings;
  private final Map<String, Open> open = new HashMap<>();

  /**
   * @param documents what is in force
   */
  public OpenChannels(Supplier<Documents> documents, Surroundings surroundings) {
    this.documents = documents;
    this.surroundings = surroundings;
  }

  private record Open(JsonNode spec, Channel channel) {}

  @Override
  public synchronized Channel open(String name) throws DeliveryException {
    closeWhatWent();
    Document document =
        documents
            .get()
            .find(ChannelDocuments.CHANNEL, name)
            .orElseThrow(
                () ->
                    new DeliveryException(
                        "There is no Channel named '"
                            + name
                            + "'. Apply one, or change the"
                            + " andal.io/channel annotation that names it."));
    Open kept = open.get(name);
    if (kept != null && kept.spec().equals(document.spec())) {
      return kept.channel();
    }
    if (kept != null) {
      open.remove(name);
      kept.channel().close();
    }
    Channel channel = ChannelDocuments.type(document).open(document, surroundings);
    open.put(name, new Open(document.spec(), channel));
    return channel;
  }

  private void closeWhatWent() {
    Set<String> named =
        documents.get().all(ChannelDocuments.CHANNEL).stream()
            .map(Document::name)
            .collect(Collectors.toUnmodifiableSet());
    open.entrySet()
        .removeIf(
            entry -> {
              boolean gone = !named.contains(entry.getKey());
              if (gone) {
                entry.getValue().channel().close();
              }
              return gone;
            });
  }

  @Override
  public synchronized void close() {
    open.values().forEach(kept -> kept.channel().close());
    open.clear();
  }
}
