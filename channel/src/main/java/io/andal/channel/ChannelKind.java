package io.andal.channel;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.List;

/** How messages leave; what a document must say depends on its type. */
final class ChannelKind implements Kind {

  @Override
  public String name() {
    return ChannelDocuments.CHANNEL;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/channel/schema/Channel.json";
  }

  @Override
  public List<Reference> references(Document document) {
    return List.of();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    return ChannelDocuments.type(document).check(document);
  }
}
