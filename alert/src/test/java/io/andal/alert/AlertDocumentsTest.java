package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.AlertContext.Recipient;
import io.andal.slo.AlertRule;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertDocumentsTest {
  @Test
  void theTargetsOfTheRuleAreToldOverTheChannelTheyName() {
    Documents documents =
        Documents.of(
            List.of(
                Mail.channel("day-mail", 25),
                Mail.channel("night-mail", 25),
                Mail.target("night", "night-mail", "mailto:night@pumps.example"),
                Mail.target("ops", "", "mailto:ops@pumps.example")));
    assertThat(told(documents, "night", "ops", "night", "mailto:inline@pumps.example"))
        .containsExactly(
            new Recipient("night-mail", "night@pumps.example"),
            new Recipient("day-mail", "ops@pumps.example"),
            new Recipient("day-mail", "inline@pumps.example"));
  }

  @Test
  void theOwnerIsToldWhereTheRuleNamesNobodyWithAMailbox() {
    Documents documents =
        Documents.of(
            List.of(Mail.channel("ops-mail", 25), Mail.target("chat", "", "https://chat.example")));
    Recipient owner = new Recipient("ops-mail", "controls@pumps.example");
    assertThat(told(documents)).containsExactly(owner);
    assertThat(told(documents, "chat", "gone")).containsExactly(owner);
  }

  @Test
  void nobodyIsToldWithoutAChannelOrAnOwner() {
    Document target = Mail.target("ops", "", "mailto:ops@pumps.example");
    assertThat(told(Documents.of(List.of(target)), "ops")).isEmpty();
    Documents channelAlone = Documents.of(List.of(Mail.channel("ops-mail", 25)));
    assertThat(AlertDocuments.recipients(channelAlone, rule(), Optional.empty())).isEmpty();
  }

  private static List<Recipient> told(Documents documents, String... targets) {
    return AlertDocuments.recipients(
        documents, rule(targets), Optional.of("controls@pumps.example"));
  }

  private static AlertRule rule(String... targets) {
    return new AlertRule(
        "page", "default", "page", List.of(), Duration.ZERO, false, true, true, List.of(targets));
  }
}
