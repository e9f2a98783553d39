package io.andal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailAddressesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mailto:ops@pumps.example                      | ops@pumps.example
          MAILTO:ops@pumps.example?subject=x            | ops@pumps.example
          mailto:ops+night@pumps.example                | ops+night@pumps.example
          mailto:a%40b@pumps.example                    | a@b@pumps.example
          mailto:a@pumps.example,b@pumps.example        | a@pumps.example b@pumps.example
          ops@pumps.example                             | ops@pumps.example
          https://hooks.example/x@y                     | ''
          mailto:                                       | ''
          """)
  void aTargetIsReadAsAddresses(String target, String addresses) {
    assertThat(String.join(" ", MailAddresses.of(target))).isEqualTo(addresses);
  }
}
