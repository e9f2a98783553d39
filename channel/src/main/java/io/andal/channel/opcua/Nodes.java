package io.andal.channel.opcua;

import io.andal.channel.DeliveryException;
import io.andal.channel.OutsideAddress;
import io.andal.channel.level.Outputs;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Boolean nodes of one OPC UA server. */
final class Nodes implements Outputs {
  private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
  private static final int GOODBYE_SECONDS = 2;

  private final OpcUaSettings settings;
  private @Nullable OpcUaClient client;

  Nodes(OpcUaSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean read(String node) throws DeliveryException {
    try {
      DataValue value = connected().readValue(0, TimestampsToReturn.Neither, id(node));
      if (value.getStatusCode().isBad()) {
        throw refused(node, "read", value.getStatusCode());
      }
      if (value.getValue().getValue() instanceof Boolean on) {
        return on;
      }
      throw new DeliveryException(
          "%s is no Boolean but %s. Check the node that Channel '%s' or its target names."
              .formatted(upper(node), value.getValue().getValue(), settings.rules().channel()));
    } catch (UaException e) {
      throw failed(e);
    }
  }

  @Override
  public void set(String node, boolean on) throws DeliveryException {
    try {
      List<StatusCode> answers =
          connected()
              .writeValues(List.of(id(node)), List.of(DataValue.valueOnly(Variant.ofBoolean(on))));
      if (!answers.getFirst().isGood()) {
        throw refused(node, "written", answers.getFirst());
      }
    } catch (UaException e) {
      throw failed(e);
    }
  }

  @Override
  public String name(String node) {
    return "node " + node + " of " + settings.url();
  }

  private String upper(String node) {
    return "Node " + node + " of " + settings.url();
  }

  private NodeId id(String node) throws DeliveryException {
    return NodeId.parseSafe(node)
        .orElseThrow(
            () ->
                new DeliveryException(
                    "'%s' is no node id. Write one such as ns=2;s=Lamp.".formatted(node)));
  }

  private OpcUaClient connected() throws DeliveryException, UaException {
    OpcUaClient now = client;
    if (now != null) {
      return now;
    }
    OutsideAddress.check(settings.host(), settings.rules().channel());
    OpcUaClient fresh = Session.client(settings);
    client = fresh;
    fresh.connect();
    return fresh;
  }

  private DeliveryException refused(String node, String what, StatusCode status) {
    return new DeliveryException(
        "%s can't be %s: %s. Check the node that Channel '%s' or its target names, and that it may be written."
            .formatted(upper(node), what, word(status), settings.rules().channel()));
  }

  private static String word(StatusCode status) {
    return StatusCodes.lookup(status.getValue())
        .map(names -> names[0] + " (" + names[1].replaceAll("[.\\s]+$", "") + ")")
        .orElseGet(status::toString);
  }

  private DeliveryException failed(UaException e) {
    close();
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String words =
        deepest instanceof UaException ua ? word(ua.getStatusCode()) : deepest.toString();
    return new DeliveryException(
        "The OPC UA server %s can't be reached: %s."
            .formatted(settings.url(), words.replaceAll("\\s+", " ")),
        e);
  }

  @Override
  public void close() {
    OpcUaClient now = client;
    client = null;
    if (now == null) {
      return;
    }
    try {
      var _ = now.disconnectAsync().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The connection to {} did not end well", settings.url(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
