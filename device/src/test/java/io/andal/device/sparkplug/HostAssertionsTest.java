package io.andal.device.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Which normative statements about host applications our tests look at. */
@EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
class HostAssertionsTest {
  /** A number below which this may not fall again. */
  private static final int REACHED = 76;

  private static final Pattern OF_HOSTS =
      Pattern.compile(
          "tck-id-(host-topic-phid-.*|message-flow-(phid|hid)-.*|operational-behavior-host-.*"
              + "|operational-behavior-edge-node-termination-host-action-.*|payloads-state-.*"
              + "|intro-sparkplug-host-state|components-ph-state|conformance-primary-host"
              + "|principles-birth-certificates-order|topics-[nd]cmd-.*|payloads-[nd]cmd-.*"
              + "|operational-behavior-data-commands-[nd]cmd-.*"
              + "|operational-behavior-primary-application-state-with-multiple-servers-state)");

  private static final List<String> TESTS =
      List.of(
          "io.andal.device.mqtt.SparkplugTakerTest",
          "io.andal.device.document.FleetKindTest",
          "io.andal.device.sparkplug.SparkplugHostTest",
          "io.andal.device.sparkplug.SparkplugFleetTest");

  /** Patterns of statements, and the test that looks at them. */
  private static final Map<String, String> LOOKED_AT =
      Map.ofEntries(
          Map.entry(
              ".*(birth-payload.*|birth-(qos|retain|topic|required|message)|will-payload|will-topic"
                  + "|death-(payload(-timestamp-connect)?|qos|retain(ed)?|topic|required))",
              "theBirthOfTheHostHasTheTimeOfItsWill"),
          Map.entry(
              ".*(connect-birth(-qos|-retained|-topic)?|connect-will-topic|payloads-state-birth"
                  + "|payloads-state-will-message(-payload)?|sparkplug-state-publish.*"
                  + "|host-state|ph-state|primary-host)",
              "theBirthOfTheHostHasTheTimeOfItsWill"),
          Map.entry(
              ".*(connect-will(-qos|-retained)?|clean-session-.*|state-will-message-(qos|retain))",
              "theSessionIsCleanAndHasAWill"),
          Map.entry(".*multi-server-timestamp", "anotherConnectionHasAnotherTime"),
          Map.entry(
              ".*(timestamp-disconnect-.*|host-application-termination|disconnect-intentional)",
              "theDeathOfTheHostIsPublishedBeforeItLeaves"),
          Map.entry(".*state-message-delivered", "whoSaysThatTheHostIsGoneIsContradicted"),
          Map.entry(
              ".*(birth-sub-required|state-subscribe|phid-sparkplug-subscription"
                  + "|birth-certificates-order|multiple-servers-state)",
              "theHostSaysWhenItLeavesAndMosquittoKeepsWhatItSaid"),
          Map.entry(
              ".*(topics-ncmd-.*|payloads-ncmd-.*|data-commands-ncmd-.*)",
              "aRequestForBirthsIsACommandThatIsNeitherKeptNorNumbered"),
          Map.entry(".*host-reordering-(start|success)", "aMessageThatComesTooEarlyWaits"),
          Map.entry(
              ".*host-reordering-rebirth", "whatIsMissingForTooLongIsGivenUpAndBirthsAreAskedFor"),
          Map.entry(".*host-reordering-param", "aHostOfSparkplugIsRead"),
          Map.entry(".*host-action-ndeath-.*", "aDeathIsNowForTheNodeAndAllBehindIt"),
          Map.entry(".*host-action-ddeath-.*", "aDeviceDiesWhenItsDeathSays"));

  @Test
  void mostStatementsAboutHostsAreLookedAt() throws IOException, ClassNotFoundException {
    Set<String> tests = new TreeSet<>();
    for (String each : TESTS) {
      Arrays.stream(Class.forName(each).getDeclaredMethods())
          .forEach(method -> tests.add(method.getName()));
    }
    assertThat(tests).containsAll(LOOKED_AT.values());

    List<String> all =
        Files.readAllLines(
                Path.of(
                    System.getProperty("andal.conformance", ""),
                    "devices/sparkplug-3.0-assertions.csv"))
            .stream()
            .filter(line -> line.startsWith("tck-id-"))
            .map(line -> line.substring(0, line.indexOf(',')))
            .toList();
    Map<Boolean, List<String>> ofHosts =
        all.stream()
            .filter(id -> OF_HOSTS.matcher(id).matches())
            .collect(
                Collectors.partitioningBy(id -> LOOKED_AT.keySet().stream().anyMatch(id::matches)));
    int looked = ofHosts.getOrDefault(true, List.of()).size();
    int missing = ofHosts.getOrDefault(false, List.of()).size();
    System.out.printf(
        "Sparkplug statements: %d, about hosts %d, looked at %d of %d%n",
        all.size(), looked + missing, looked, looked + missing);
    ofHosts
        .getOrDefault(false, List.of())
        .forEach(id -> System.out.println("not looked at: " + id));
    assertThat(looked).isGreaterThanOrEqualTo(REACHED);
  }
}
