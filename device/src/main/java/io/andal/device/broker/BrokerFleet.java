package io.andal.device.broker;

import io.andal.device.credential.Speaker;
import io.andal.device.mqtt.CommandTopics;
import io.andal.device.mqtt.MqttSettings;
import io.andal.device.mqtt.Session;
import io.andal.device.mqtt.TopicFilter;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/**
 * A fleet that is heard at the embedded broker.
 *
 * @param mostPerMinute messages of one device
 * @param trusted whose certificates its devices have; empty if they have none
 */
record BrokerFleet(
    String name,
    MqttSettings settings,
    int mostPerMinute,
    Optional<X509TrustManager> trusted,
    Session.Listener listener) {

  /** Whether a topic is one of the fleet, and of the device if one speaks. */
  boolean takes(Speaker speaker, String topic) {
    if (settings.sparkplug().isPresent()) {
      return SparkplugTopics.publishes(name, settings.sparkplug().get(), speaker, topic);
    }
    Optional<CommandTopics> commands = settings.commands();
    if (commands.isPresent() && commands.get().commands().takes(topic)) {
      // Andal sends commands itself.
      return false;
    }
    if (commands.isPresent() && commands.get().answers().takes(topic)) {
      return device(speaker)
          .map(commands.get().answers().device(topic)::equals)
          .orElse(isGateway(speaker));
    }
    boolean taken =
        TopicFilter.takes(settings.topic(), topic)
            || settings
                .status()
                .map(status -> TopicFilter.takes(status.topic(), topic))
                .orElse(false);
    if (!taken) {
      return false;
    }
    return device(speaker)
        .map(
            id ->
                settings.deviceLevel() == 0
                    || TopicFilter.level(topic, settings.deviceLevel()).equals(id))
        .orElse(isGateway(speaker));
  }

  /** The device of this fleet that speaks; empty if somebody else does. */
  private Optional<String> device(Speaker speaker) {
    return speaker instanceof Speaker.Device(String fleet, String id) && fleet.equals(name)
        ? Optional.of(id)
        : Optional.empty();
  }

  private static boolean isGateway(Speaker speaker) {
    return speaker instanceof Speaker.Gateway;
  }

  /** Whether connections tell whether a device is there. */
  boolean connections() {
    return settings.sparkplug().isEmpty()
        && settings.embedded().map(MqttSettings.Embedded::connections).orElse(false);
  }

  /** Whether somebody is told what is for a device of the fleet: it, or any gateway. */
  boolean reaches(Speaker speaker, String device) {
    return device(speaker).map(device::equals).orElse(isGateway(speaker));
  }

  /** Whether somebody may hear commands, or what the host of the fleet tells, on some topics. */
  boolean tells(Speaker speaker, String filter) {
    Optional<String> only = device(speaker);
    if (settings.commands().isPresent() && (only.isPresent() || isGateway(speaker))) {
      return settings.commands().get().commands().isHeardBy(filter, only);
    }
    return settings
        .sparkplug()
        .map(sparkplug -> SparkplugTopics.hears(name, sparkplug, speaker, filter))
        .orElse(false);
  }

  /** Whether a certificate was made for a device of this fleet. */
  boolean trusts(X509Certificate[] chain) {
    if (trusted.isEmpty()) {
      return false;
    }
    try {
      trusted.get().checkClientTrusted(chain, "UNKNOWN");
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }
}
