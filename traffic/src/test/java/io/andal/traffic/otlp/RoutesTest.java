package io.andal.traffic.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes as frameworks write them. */
class RoutesTest {

  @ParameterizedTest
  @CsvSource({
    "/pumps/{id}, /pumps/{id}",
    "/pumps/:id, /pumps/{id}",
    "/pumps/:id(.:format), /pumps/{id}",
    "/pumps/<int:id>/valves/<name>, /pumps/{id}/valves/{name}",
    "/pumps/{id:[0-9]+}, /pumps/{id}",
    "pumps/{id}, /pumps/{id}",
    "/**, ''",
    "'', ''",
    "'^pumps/(?P<pk>[^/.]+)/$', ''"
  })
  void aTemplateHasItsParametersInBraces(String route, String template) {
    assertThat(Routes.template(route)).isEqualTo(template);
  }
}
