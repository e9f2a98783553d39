package io.andal.specification.difference;

import static io.andal.specification.difference.Descriptions.between;
import static io.andal.specification.difference.Descriptions.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperationDifferenceTest {
  private static final String EMPTY =
      """
      openapi: 3.0.3
      info: {title: Pumps, version: 1.0.0}
      paths: {}
      """;

  private static String api(String path, String operation) {
    return """
        openapi: 3.0.3
        info: {title: Pumps, version: 1.0.0}
        paths:
          %s:
            get:
              responses: {'200': {description: ok}}
        %s"""
        .formatted(path, operation.indent(6));
  }

  @Test
  void aPathParameterMayBeRenamed() {
    String parameters =
        "parameters: [{name: %s, in: path, required: true, schema: {type: string}}]";

    assertThat(
            found(
                api("/pumps/{id}", parameters.formatted("id")),
                api("/pumps/{pumpId}", parameters.formatted("pumpId"))))
        .containsExactly("request-parameter-renamed SAFE");
  }

  @Test
  void aRemovedOperationBreaksUnlessItsDayHasCome() {
    assertThat(found(api("/pumps", "tags: [a]"), EMPTY))
        .containsExactly("api-path-removed-without-deprecation BREAKING");
    assertThat(found(api("/pumps", "deprecated: true\nx-sunset: '2026-05-31'"), EMPTY))
        .containsExactly("api-path-removed-with-deprecation SAFE");
    assertThat(found(api("/pumps", "deprecated: true\nx-sunset: '2026-06-02'"), EMPTY))
        .containsExactly("api-path-removed-before-sunset BREAKING");
  }

  @Test
  void aDraftMayChangeAsItLikes() {
    String draft = "x-stability-level: draft\nparameters: [{name: q, in: query%s}]";

    assertThat(
            between(
                api("/pumps", draft.formatted("")),
                api("/pumps", draft.formatted(", required: true"))))
        .allMatch(change -> change.level() == Level.SAFE);
  }

  @Test
  void aParameterThatMovesIsToldAsOne() {
    String parameter = "parameters: [{name: site, in: %s, schema: {type: string}}]";

    assertThat(
            found(
                api("/pumps", parameter.formatted("query")),
                api("/pumps", parameter.formatted("header"))))
        .containsExactly("request-parameter-moved BREAKING");
  }

  @Test
  void anAlternativeWayToProveOneselfIsSafe() {
    String base = api("/pumps", "security: [{key: []}]");
    String revision = api("/pumps", "security: [{key: []}, {token: []}]");

    assertThat(found(base, revision)).containsExactly("api-security-alternative-added SAFE");
    assertThat(found(revision, base)).containsExactly("api-security-alternative-removed BREAKING");
    assertThat(found(api("/pumps", "tags: []"), base))
        .containsExactly("api-security-added BREAKING");
  }

  @Test
  void version2SaysTheSameAsVersion3InItsOwnWords() {
    String base =
        """
        swagger: '2.0'
        info: {title: Pumps, version: 1.0.0}
        host: api.pumps.example
        basePath: /v1
        schemes: [https]
        consumes: [application/json]
        produces: [application/json]
        paths:
          /pumps:
            post:
              parameters:
                - {name: dry, in: query, type: boolean}
                - {name: pump, in: body, required: true, schema: {$ref: '#/definitions/Pump'}}
              responses:
                '200': {description: ok, schema: {$ref: '#/definitions/Pump'}}
          /photos:
            post:
              consumes: [multipart/form-data]
              parameters:
                - {name: photo, in: formData, type: file, required: true}
              responses: {'204': {description: ok}}
        definitions:
          Pump: {type: object, properties: {serial: {type: string, x-nullable: true}}}
        """;
    String revision =
        """
        openapi: 3.1.0
        info: {title: Pumps, version: 1.0.0}
        servers: [{url: 'https://api.pumps.example/v1'}]
        paths:
          /pumps:
            post:
              parameters:
                - {name: dry, in: query, schema: {type: boolean}}
              requestBody:
                required: true
                content: {application/json: {schema: {$ref: '#/components/schemas/Pump'}}}
              responses:
                '200':
                  description: ok
                  content: {application/json: {schema: {$ref: '#/components/schemas/Pump'}}}
          /photos:
            post:
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      required: [photo]
                      properties: {photo: {type: string, format: binary}}
              responses: {'204': {description: ok}}
        components:
          schemas:
            Pump: {type: object, properties: {serial: {type: [string, 'null']}}}
        """;

    assertThat(found(base, revision)).isEmpty();
  }

  @Test
  void callersReceiveWhatACallbackCarries() {
    String callback =
        """
        callbacks:
          started:
            '{$request.body#/url}':
              post:
                requestBody:
                  content:
                    application/json: {schema: {type: string%s}}
                responses: {'204': {description: ok}}
        """;

    assertThat(
            found(
                api("/pumps", callback.formatted(", maxLength: 5")),
                api("/pumps", callback.formatted(", maxLength: 9"))))
        .containsExactly("response-body-max-length-increased BREAKING");
  }

  @Test
  void aBeginningThatMovesBetweenServerAndPathIsNoNewAddress() {
    String base =
        api("/pumps", "tags: []")
            .replace("paths:", "servers: [{url: 'https://p.example/v1'}]\npaths:");
    String revision =
        api("/v1/pumps", "tags: []")
            .replace("paths:", "servers: [{url: 'https://p.example'}]\npaths:");

    assertThat(found(base, revision))
        .contains("base-path-moved SAFE")
        .noneMatch(found -> found.startsWith("api-path-removed"));
  }
}
