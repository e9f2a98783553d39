package io.andal.specification;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificationReaderTest {
  private final SpecificationReader reader = new SpecificationReader(SpecificationLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"pumps\", \"dependencies\": {\"openapi\": \"3.0.0\", \"swagger\": \"2.0\"}}",
        "openapi:\n  enabled: true\n  version: 3.0.0\nreplicas: 2\n",
        "swagger: true\npaths: []\n",
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    openapi: 3.0.0\n    info: {}\n",
        "apiVersion: backstage.io/v1alpha1\nkind: API\nopenapi: 3.0.0\ninfo: {}\n",
        "openapi: ./pumps.yaml\ninfo: generator\n",
        "openapi: 3.0.0\n",
        "# openapi: 3.0.0\n",
        "export enum State { ON, OFF }",
        "type Pump = { id: string };",
        "package io.andal;\n\npublic class Pump {}\n",
        "<html><definitions/></html>",
        ""
      })
  void whatIsNoDescriptionIsNotTakenForOne(String text) {
    assertThat(reader.detect(SpecificationFile.of("openapi.yaml", text))).isEmpty();
  }

  @Test
  void descriptionsAreKnownByTheirContent() {
    assertThat(detected("openapi: 3.1.0\ninfo: {title: a}\n")).contains(Format.OPENAPI);
    assertThat(detected("{\"swagger\": \"2.0\", \"paths\": {}}")).contains(Format.OPENAPI);
    assertThat(detected("---\n'openapi': \"3.0.3\" # old\npaths: {}\n")).contains(Format.OPENAPI);
    assertThat(detected("{openapi: 3.2.0, info: {title: a}}")).contains(Format.OPENAPI);
    assertThat(detected("asyncapi: 3.0.0\nchannels: {}\n")).contains(Format.ASYNCAPI);
    assertThat(
            detected(
                "{\"info\": {\"schema\":"
                    + " \"https://schema.getpostman.com/json/collection/v2.1.0/collection.json\"},"
                    + " \"item\": []}"))
        .contains(Format.POSTMAN);
    assertThat(detected("{\"collection\": {\"info\": {\"_postman_id\": \"1\"}, \"item\": []}}"))
        .contains(Format.POSTMAN);
    assertThat(detected("// pumps\nsyntax = \"proto3\";\n")).contains(Format.PROTOBUF);
    assertThat(detected("\"\"\"A pump; here\"\"\"\ntype Pump { id: ID! }"))
        .contains(Format.GRAPHQL);
    assertThat(
            detected(
                "<?xml version=\"1.0\"?><!-- old --><wsdl:definitions"
                    + " xmlns:wsdl=\"http://schemas.xmlsoap.org/wsdl/\"/>"))
        .contains(Format.WSDL);
  }

  @Test
  void aBrokenDescriptionIsStillOne() {
    Specification read = read("openapi: 3.0.0\ninfo:\n  title: Pumps\n version: 1\n");
    assertThat(read.format()).isEqualTo(Format.OPENAPI);
    assertThat(read.broken()).isTrue();
    assertThat(read.root()).isEmpty();
    assertThat(read.problems().getFirst().position().line()).isEqualTo(4);
  }

  @Test
  void anOutlineTellsServersParametersAndFields() {
    Specification read =
        read(
            """
            openapi: 3.1.0
            info:
              title: Pumps
              version: 2.1.0
              x-lifecycle: production
              contact: {name: Team Water}
            servers:
              - url: https://{env}.pumps.example/{base}
                variables:
                  env: {default: api}
                  base: {default: v2}
              - url: https://user:secret@old.pumps.example
            paths:
              /pumps/{id}:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: integer}}
                  - {name: lang, in: query, schema: {type: string}}
                get:
                  operationId: getPump
                  deprecated: true
                  x-sunset: Sat, 31 Jan 2026 23:59:59 GMT
                  parameters:
                    - {name: lang, in: query, required: true, schema: {type: [string, 'null']}}
                  responses:
                    '200':
                      description: one pump
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              pressure: {type: array, items: {$ref: '#/components/schemas/Bar'}}
            webhooks:
              pumpFailed:
                post: {responses: {default: {$ref: '#/components/responses/Ok'}}}
            components:
              responses: {Ok: {description: fine}}
              schemas:
                Bar:
                  properties:
                    value: {type: number, deprecated: true}
                    inner: {properties: {deep: {type: string}}}
            """);
    Outline outline = read.outline();
    assertThat(read.problems()).isEmpty();
    assertThat(outline.servers())
        .containsExactly("https://api.pumps.example/v2", "https://old.pumps.example");
    assertThat(outline.extensions()).containsEntry("x-lifecycle", "production");
    assertThat(outline.contact()).isEqualTo("Team Water");
    assertThat(outline.operations())
        .extracting(Operation::key)
        .containsExactly("GET /pumps/{id}", "POST webhook:pumpFailed");
    Operation get = outline.operations().getFirst();
    assertThat(get.position()).isEqualTo(new Position(18, 5));
    assertThat(get.sunset()).contains(LocalDate.of(2026, 1, 31));
    assertThat(get.parameters())
        .containsExactly(
            new Operation.Parameter("id", "path", true, "integer"),
            new Operation.Parameter("lang", "query", true, "string"));
    assertThat(get.answers().getFirst().types()).containsExactly("application/json");
    assertThat(outline.operations().getLast().answers().getFirst().description()).isEqualTo("fine");
    assertThat(outline.fields())
        .extracting(f -> f.schema() + "." + f.name() + ": " + f.type())
        .containsExactly(
            "Bar.value: number",
            "Bar.inner: object",
            "Bar.inner.deep: string",
            "getPump.pressure: array of Bar");
  }

  @Test
  void theOldVersionHasItsServersAndBodiesElsewhere() {
    Outline outline =
        read("""
                swagger: "2.0"
                info: {title: Pumps, version: "1"}
                host: pumps.example
                basePath: /v1
                schemes: [https, http]
                consumes: [application/json]
                produces: [application/json]
                paths:
                  /pumps:
                    post:
                      parameters:
                        - {name: pump, in: body, schema: {properties: {name: {type: string}}}}
                      responses:
                        201: {description: made, schema: {$ref: '#/definitions/Pump'}}
                definitions:
                  Pump: {properties: {id: {type: integer}}}
                """)
            .outline();
    assertThat(outline.servers())
        .containsExactly("https://pumps.example/v1", "http://pumps.example/v1");
    Operation post = outline.operations().getFirst();
    assertThat(post.parameters()).isEmpty();
    assertThat(post.requestTypes()).containsExactly("application/json");
    assertThat(post.answers().getFirst().status()).isEqualTo("201");
    assertThat(outline.fields())
        .extracting(f -> f.schema() + "." + f.name())
        .containsExactly("Pump.id", "POST /pumps.name");
  }

  @Test
  void version32HasTheMethodQueryAndOthers() {
    Outline outline =
        read("""
                openapi: 3.2.0
                info: {title: Pumps, version: "1"}
                paths:
                  /pumps:
                    query: {responses: {}}
                    additionalOperations:
                      COPY: {responses: {}}
                """)
            .outline();
    assertThat(outline.operations())
        .extracting(Operation::key)
        .containsExactly("QUERY /pumps", "COPY /pumps");
  }

  @Test
  void referencesToOtherFilesAreFollowedAndWhatIsMissingIsTold() {
    OtherFiles others =
        OtherFiles.among(
            List.of(
                SpecificationFile.of(
                    "common/paths.yaml",
                    """
                    pump:
                      get: {operationId: getPump, responses: {}}
                      put: {$ref: '../nowhere.yaml'}
                    """)));
    Specification read =
        reader
            .read(
                SpecificationFile.of(
                    "apis/pumps.yaml",
                    """
                    openapi: 3.0.0
                    paths:
                      /pump:
                        $ref: '../common/paths.yaml#/pump'
                      /other:
                        $ref: '#/paths/~1none'
                    """),
                others)
            .orElseThrow();
    assertThat(read.parts())
        .extracting(SpecificationFile::name)
        .containsExactly("common/paths.yaml");
    assertThat(read.outline().operations())
        .extracting(o -> o.key() + " " + o.position().line())
        .contains("GET /pump 3");
    assertThat(read.problems())
        .extracting(p -> p.rule() + " " + p.file() + ":" + p.position().line())
        .containsExactly(
            "reference-missing apis/pumps.yaml:6", "reference-unreadable common/paths.yaml:3");
    assertThat(read.problems())
        .extracting(Problem::severity)
        .containsOnly(Problem.Severity.WARNING);
  }

  @Test
  void bothVersionsOfAsyncApiTellTheirOperations() {
    Outline old =
        read("""
                asyncapi: 2.6.0
                info: {title: Pumps, version: 1.0.0}
                defaultContentType: application/json
                servers: {broker: {url: 'broker.example:{port}', protocol: mqtt, variables: {port: {default: '1883'}}}}
                channels:
                  pumps/{id}/state:
                    parameters: {id: {schema: {type: string}}}
                    publish:
                      operationId: tellState
                      message: {payload: {properties: {on: {type: boolean}}}}
                """)
            .outline();
    assertThat(old.servers()).containsExactly("mqtt://broker.example:1883");
    assertThat(old.operations())
        .extracting(Operation::key)
        .containsExactly("PUBLISH pumps/{id}/state");
    assertThat(old.operations().getFirst().requestTypes()).containsExactly("application/json");
    assertThat(old.fields())
        .extracting(f -> f.schema() + "." + f.name())
        .containsExactly("tellState.on");

    Outline current =
        read("""
                asyncapi: 3.0.0
                info: {title: Pumps, version: 1.0.0}
                servers: {broker: {host: broker.example, protocol: mqtt, pathname: /x}}
                channels:
                  state:
                    address: pumps/{id}/state
                    messages: {State: {payload: {properties: {on: {type: boolean}}}}}
                operations:
                  tellState: {action: send, channel: {$ref: '#/channels/state'}}
                """)
            .outline();
    assertThat(current.servers()).containsExactly("mqtt://broker.example/x");
    assertThat(current.operations())
        .extracting(Operation::key)
        .containsExactly("SEND pumps/{id}/state");
    assertThat(current.fields())
        .extracting(f -> f.schema() + "." + f.name())
        .containsExactly("State.on");
  }

  @Test
  void postmanRequestsBecomePathTemplates() {
    Outline outline =
        read("""
                {"info": {"name": "Pumps", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
                 "variable": [{"key": "base", "value": "https://pumps.example/api"}],
                 "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "secret"}]},
                 "item": [{"name": "Reading", "item": [
                   {"name": "One pump",
                    "request": {"method": "get", "url": {"raw": "{{base}}/pumps/:id/{{part}}?full=1", "query": [{"key": "full"}]}},
                    "response": [{"name": "found", "code": 200, "header": [{"key": "Content-Type", "value": "application/json; charset=utf-8"}]}]},
                   {"name": "Short", "request": "https://u:p@pumps.example/health"}]}]}
                """)
            .outline();
    assertThat(outline.servers()).containsExactly("https://pumps.example");
    assertThat(outline.extensions()).containsExactly(java.util.Map.entry("auth", "bearer"));
    assertThat(outline.tags()).containsExactly("Reading");
    assertThat(outline.operations())
        .extracting(Operation::key)
        .containsExactly("GET /api/pumps/{id}/{part}", "GET /health");
    assertThat(outline.operations().getFirst().answers())
        .containsExactly(new Operation.Answer("200", "found", List.of("application/json")));
    assertThat(outline.operations().getFirst().parameters())
        .extracting(Operation.Parameter::name)
        .containsExactly("id", "part", "full");
  }

  private Optional<Format> detected(String text) {
    return reader.detect(SpecificationFile.of("some.txt", text));
  }

  private Specification read(String text) {
    return reader.read(SpecificationFile.of("pumps.yaml", text), OtherFiles.NONE).orElseThrow();
  }
}
