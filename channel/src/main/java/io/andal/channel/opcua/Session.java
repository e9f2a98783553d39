package io.andal.channel.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.andal.channel.DeliveryException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;

/** How we speak to an OPC UA server. Stateless. */
final class Session {
  private static final int ANSWER_MILLIS = 5000;
  private static final String APPLICATION = "urn:andal";

  private Session() {}

  /** A client that isn't connected yet; asks the server how it may be spoken to. */
  static OpcUaClient client(OpcUaSettings settings) throws DeliveryException, UaException {
    Optional<Certificates> ours =
        settings.secured() ? Optional.of(Certificates.read(settings)) : Optional.empty();
    String password =
        settings.password().isPresent() ? Certificates.text(settings.password().get()) : "";
    String username =
        settings.username().isPresent() ? Certificates.text(settings.username().get()) : "";
    return OpcUaClient.create(
        settings.url(),
        endpoints -> endpoint(endpoints, settings),
        transport ->
            transport
                .setConnectTimeout(uint(ANSWER_MILLIS))
                .setAcknowledgeTimeout(uint(ANSWER_MILLIS)),
        config -> configure(config, ours, username, password));
  }

  private static void configure(
      OpcUaClientConfigBuilder config,
      Optional<Certificates> ours,
      String username,
      String password) {
    config
        .setApplicationName(LocalizedText.english("Andal"))
        .setApplicationUri(ours.map(Certificates::applicationUri).orElse(APPLICATION))
        .setRequestTimeout(uint(ANSWER_MILLIS));
    ours.ifPresent(
        known ->
            config
                .setKeyPair(known.pair())
                .setCertificate(known.ours().getFirst())
                .setCertificateChain(known.ours().toArray(new X509Certificate[0]))
                .setCertificateValidator(
                    (chain, _, _) -> {
                      if (!known.trusts(chain.getFirst())) {
                        throw new UaException(
                            StatusCodes.Bad_CertificateUntrusted,
                            "the server's certificate is none of serverCertificate");
                      }
                    }));
    if (!username.isEmpty()) {
      config.setIdentityProvider(new UsernameProvider(username, password));
    }
  }

  /** Servers tell names of their own that may mean nothing here, so the document's name stays. */
  private static Optional<EndpointDescription> endpoint(
      List<EndpointDescription> offered, OpcUaSettings settings) {
    SecurityPolicy policy =
        settings.secured() ? SecurityPolicy.Basic256Sha256 : SecurityPolicy.None;
    MessageSecurityMode mode =
        settings.secured() ? MessageSecurityMode.SignAndEncrypt : MessageSecurityMode.None;
    return offered.stream()
        .filter(one -> policy.getUri().equals(one.getSecurityPolicyUri()))
        .filter(one -> one.getSecurityMode() == mode)
        .filter(one -> String.valueOf(one.getEndpointUrl()).startsWith(OpcUaSettings.SCHEME + ":"))
        .findFirst()
        .map(one -> EndpointUtil.updateUrl(one, settings.host(), settings.port()));
  }
}
