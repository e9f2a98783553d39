package io.andal.channel.opcua;

import io.andal.testing.Wait;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/** A real OPC UA server with a lamp, a horn, a watchdog, and a number that is no Boolean. */
public final class Plant {
  private static final String URI = "urn:plant";
  private static final String PASSWORD = "lampu-merah";

  private final int port;
  private final KeyPair pair = rsa();
  private final X509Certificate certificate = certificate(pair, URI);
  private OpcUaServer server;
  private Tags tags;

  public Plant() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server = server();
    tags = new Tags(server);
    up();
  }

  public int port() {
    return port;
  }

  String url() {
    return "opc.tcp://127.0.0.1:" + port;
  }

  static KeyPair rsa() throws Exception {
    return SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
  }

  static X509Certificate certificate(KeyPair pair, String uri) throws Exception {
    return new SelfSignedCertificateBuilder(pair)
        .setCommonName("test")
        .setApplicationUri(uri)
        .addIpAddress("127.0.0.1")
        .build();
  }

  /** The server's certificate, as a file. */
  Path certificateFile(Path folder) throws Exception {
    return pem(folder.resolve("server.pem"), "CERTIFICATE", certificate.getEncoded());
  }

  static Path pem(Path file, String what, byte[] content) throws Exception {
    return Files.writeString(
        file,
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(content)));
  }

  private void up() throws Exception {
    tags.startup();
    server.startup().get(10, TimeUnit.SECONDS);
  }

  public void down() throws Exception {
    server.shutdown().get(10, TimeUnit.SECONDS);
  }

  /** All nodes are off again after it. */
  void again() throws Exception {
    server = server();
    tags = new Tags(server);
    tags.startup();
    Wait.until("the port is free again", this::bound);
  }

  private boolean bound() {
    try {
      server.startup().get(10, TimeUnit.SECONDS);
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  public boolean is(String tag) {
    return Boolean.TRUE.equals(tags.node(tag).getValue().getValue().getValue());
  }

  public void set(String tag, boolean value) {
    tags.node(tag).setValue(new DataValue(Variant.ofBoolean(value)));
  }

  private OpcUaServer server() throws Exception {
    DefaultApplicationGroup group =
        DefaultApplicationGroup.createAndInitialize(
            new MemoryTrustListManager(),
            new MemoryCertificateStore(),
            new RsaSha256CertificateFactory() {
              @Override
              protected KeyPair createRsaSha256KeyPair() {
                return pair;
              }

              @Override
              protected X509Certificate[] createRsaSha256CertificateChain(KeyPair own) {
                return new X509Certificate[] {certificate};
              }
            },
            new CertificateValidator.InsecureCertificateValidator());
    EndpointConfig.Builder endpoint =
        EndpointConfig.newBuilder()
            .setBindAddress("127.0.0.1")
            .setBindPort(port)
            // A name that means nothing outside, as servers in plants tell.
            .setHostname("plc-7")
            .setCertificate(certificate)
            .addTokenPolicies(
                OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS,
                OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME);
    return new OpcUaServer(
        OpcUaServerConfig.builder()
            .setApplicationName(LocalizedText.english("plant"))
            .setApplicationUri(URI)
            .setProductUri(URI)
            .setCertificateManager(
                new DefaultCertificateManager(new MemoryCertificateQuarantine(), group))
            .setIdentityValidator(
                new CompositeValidator(
                    AnonymousIdentityValidator.INSTANCE,
                    new UsernameIdentityValidator(
                        challenge -> challenge.getPassword().equals(PASSWORD))))
            .setEndpoints(
                Set.of(
                    endpoint
                        .copy()
                        .setSecurityPolicy(SecurityPolicy.None)
                        .setSecurityMode(MessageSecurityMode.None)
                        .build(),
                    endpoint
                        .copy()
                        .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
                        .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                        .build()))
            .build(),
        _ -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
  }

  private static final class Tags extends ManagedNamespaceWithLifecycle {
    Tags(OpcUaServer server) {
      super(server, "urn:plant:tags");
      getLifecycleManager().addStartupTask(this::addNodes);
    }

    UaVariableNode node(String tag) {
      return (UaVariableNode) getNodeManager().getNode(newNodeId(tag)).orElseThrow();
    }

    private void addNodes() {
      for (String tag : List.of("Lamp", "Horn", "Beat")) {
        add(tag, NodeIds.Boolean, Variant.ofBoolean(false), AccessLevel.READ_WRITE);
      }
      add("Pressure", NodeIds.Double, Variant.ofDouble(4.2), AccessLevel.READ_WRITE);
      add("Sealed", NodeIds.Boolean, Variant.ofBoolean(false), AccessLevel.READ_ONLY);
    }

    private void add(String tag, NodeId type, Variant value, Set<AccessLevel> access) {
      UaVariableNode node =
          new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
              .setNodeId(newNodeId(tag))
              .setBrowseName(newQualifiedName(tag))
              .setDisplayName(LocalizedText.english(tag))
              .setDataType(type)
              .setTypeDefinition(NodeIds.BaseDataVariableType)
              .setAccessLevel(access)
              .setUserAccessLevel(access)
              .build();
      node.setValue(new DataValue(value));
      getNodeManager().addNode(node);
      node.addReference(
          new Reference(
              node.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
    }

    @Override
    public void onDataItemsCreated(List<DataItem> items) {}

    @Override
    public void onDataItemsModified(List<DataItem> items) {}

    @Override
    public void onDataItemsDeleted(List<DataItem> items) {}

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {}
  }
}
