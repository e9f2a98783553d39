package io.andal.device.broker;

import io.andal.device.credential.Speaker;
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
    boolean taken =
        TopicFilter.takes(settings.topic(), topic)
            || settings
                .status()
                .map(status -> TopicFilter.takes(status.topic(), topic))
                .orElse(false);
    if (!taken) {
      return false;
    }
    return switch (speaker) {
      case Speaker.Gateway _ -> true;
      case Speaker.Device(String fleet, String id) ->
          fleet.equals(name)
              && (settings.deviceLevel() == 0
                  || TopicFilter.level(topic, settings.deviceLevel()).equals(id));
    };
  }

  /** Whether connections tell whether a device is there. */
  boolean connections() {
    return settings.sparkplug().isEmpty()
        && settings.embedded().map(MqttSettings.Embedded::connections).orElse(false);
  }

  /** Whether somebody may hear what the host of the fleet tells on some topics. */
  boolean tells(Speaker speaker, String filter) {
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
