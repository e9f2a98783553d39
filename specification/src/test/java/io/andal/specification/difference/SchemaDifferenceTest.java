package io.andal.specification.difference;

import static io.andal.specification.difference.Descriptions.between;
import static io.andal.specification.difference.Descriptions.found;
import static io.andal.specification.difference.Descriptions.pumps;
import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.Position;
import org.junit.jupiter.api.Test;

class SchemaDifferenceTest {

  @Test
  void aFieldThatBecomesRequiredBreaksThoseWhoSendIt() {
    String base = pumps("type: object\nproperties:\n  serial: {type: string}");
    String revision =
        pumps("type: object\nrequired: [serial]\nproperties:\n  serial: {type: string}");

    assertThat(found(base, revision))
        .containsExactly(
            "request-property-became-required BREAKING", "response-property-became-required SAFE");
  }

  @Test
  void aNewValueMaySurpriseThoseWhoReceiveIt() {
    String base = pumps("type: object\nproperties:\n  state: {type: string, enum: [on]}");
    String revision = pumps("type: object\nproperties:\n  state: {type: string, enum: [on, idle]}");

    assertThat(found(base, revision))
        .containsExactly(
            "request-property-enum-value-added SAFE",
            "response-property-enum-value-added DANGEROUS");
  }

  @Test
  void aChangeTellsWhereItStandsOnBothSides() {
    String base = pumps("type: object\nproperties:\n  serial:\n    type: string");
    String revision = pumps("type: object\nproperties:\n  serial:\n    type: integer");

    Change change = between(base, revision).getFirst();

    assertThat(change.id()).isEqualTo("request-property-type-changed");
    assertThat(change.operation()).isEqualTo("POST /pumps");
    assertThat(change.place())
        .isEqualTo(
            "request body (application/json) › serial"
                + " (#/components/schemas/Pump/properties/serial/type)");
    assertThat(change.before()).isEqualTo("string");
    assertThat(change.after()).isEqualTo("integer");
    assertThat(change.basePosition()).contains(new Position(22, 17));
    assertThat(change.text()).endsWith("requests that were accepted may be refused now.");
  }

  @Test
  void whatVersionsOfOpenApiWriteDifferentlyIsNoChange() {
    String base =
        pumps(
            "3.0.3",
            """
            type: object
            properties:
              name: {type: string, nullable: true, example: P1}
              flow: {type: number, minimum: 0, exclusiveMinimum: true}
              owner: {nullable: true, allOf: [{$ref: '#/components/schemas/Pump'}]}
            """);
    String revision =
        pumps(
            "3.1.0",
            """
            type: object
            properties:
              name: {type: [string, 'null'], examples: [P1]}
              flow: {type: number, exclusiveMinimum: 0}
              owner: {anyOf: [{$ref: '#/components/schemas/Pump'}, {type: 'null'}]}
            """);

    assertThat(between(base, revision)).isEmpty();
  }

  @Test
  void aFieldThatMovesIntoAPartOfTheSameObjectIsStillThere() {
    String base = pumps("type: object\nproperties:\n  serial: {type: string}");
    String revision = pumps("type: object\nallOf:\n  - properties:\n      serial: {type: string}");

    assertThat(found(base, revision))
        .containsExactly("request-body-all-of-added SAFE", "response-body-all-of-added SAFE");
  }

  @Test
  void schemasInCirclesAreComparedOnce() {
    String base =
        pumps(
            """
            type: object
            properties:
              next: {$ref: '#/components/schemas/Pump'}
              all: {type: array, items: {$ref: '#/components/schemas/Pump'}}
              flow: {type: number, maximum: 10}
            """);
    String revision = base.replace("maximum: 10", "maximum: 5");

    assertThat(found(base, revision))
        .containsExactly(
            "request-property-max-decreased BREAKING", "response-property-max-decreased SAFE");
    assertThat(between(base, revision)).hasSize(2);
  }

  @Test
  void aReadOnlyFieldMayBeRequiredWithoutHarm() {
    String base = pumps("type: object\nproperties:\n  id: {type: string, readOnly: true}");
    String revision =
        pumps("type: object\nrequired: [id]\nproperties:\n  id: {type: string, readOnly: true}");

    assertThat(between(base, revision)).allMatch(change -> change.level() == Level.SAFE);
  }

  @Test
  void whatANotForbidsLessIsAcceptedMore() {
    String base = pumps("type: object\nproperties:\n  n: {not: {type: string, maxLength: 5}}");
    String revision = base.replace("maxLength: 5", "maxLength: 3");

    assertThat(found(base, revision))
        .contains("request-property-max-length-decreased SAFE")
        .contains("response-property-max-length-decreased BREAKING");
  }

  @Test
  void rewordingIsToldInOneSafeChange() {
    String base = pumps("type: object\ndescription: a\nproperties:\n  n: {description: b}");
    String revision = pumps("type: object\ndescription: c\nproperties:\n  n: {description: d}");

    assertThat(between(base, revision)).hasSize(1);
    assertThat(found(base, revision)).containsExactly("descriptions-changed SAFE");
  }
}
