package io.andal.server.web;

import io.andal.agreement.AgreementService;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.server.grafana.Publishing;
import io.andal.server.grafana.PublishingInsight;
import io.andal.server.inventory.InventoryInsight;
import io.andal.server.inventory.RecordedInsight;
import io.andal.server.policy.GateInsight;
import io.andal.server.security.Audit;
import io.andal.server.security.Role;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import io.andal.server.security.Users;
import io.andal.server.signal.SourceInsight;
import io.andal.signal.SourceFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Serves the pages of {@link PumpCompany}, with the policy that the real server has. It bears no
 * stereotype, so that the real server's scan passes it by.
 */
@EnableAutoConfiguration
@ComponentScan(
    basePackages = "io.andal.server",
    useDefaultFilters = false,
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern =
                "io\\.andal\\.server\\.(web\\.WebPages|slo\\.Standings|signal\\.WrittenWords|adjustment\\.Happenings"
                    + "|advice\\.(ReplayDesk|Advices)|web\\.pdf\\.PdfPages|agreement\\.Statements"
                    + "|inventory\\.(ApiStandings|ApiHeads|ApiFigures|\\w+Page)"
                    + "|alert\\.AlertsPage|(overview|slo|agreement|advice|signal|workspace|settings|policy|adjustment|traffic)\\.\\w+Page)"))
class PreviewServer {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

  private static final List<SimpleGrantedAuthority> AUTHORITIES =
      List.of(
          new SimpleGrantedAuthority("ADMIN"),
          new SimpleGrantedAuthority("OPERATE"),
          new SimpleGrantedAuthority("WRITE"));
  private static final Clock CLOCK = Clock.fixed(PumpCompany.NOW, ZoneOffset.UTC);

  static ConfigurableApplicationContext start(int port) {
    return new SpringApplicationBuilder(PreviewServer.class)
        .properties(
            Map.of(
                "server.port", port,
                "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off",
                "logging.level.root", "WARN",
                "server.error.include-message", "never"))
        .run();
  }

  public static void main(String[] args) {
    start(8099);
  }

  @Bean
  Insight insight() {
    return new PumpCompany();
  }

  @Bean
  GateInsight gate(Insight insight) {
    return new PumpGate(insight);
  }

  @Bean
  InventoryInsight inventory() {
    return new RecordedInsight();
  }

  @Bean
  SourceInsight sources() {
    return new PumpSources();
  }

  /** Budgets go where the board looks, but dashboards may not. */
  @Bean
  PublishingInsight publishing() {
    Publishing.Part annotations =
        new Publishing.Part(
            Optional.of(CLOCK.instant().minusSeconds(120)), Optional.empty(), 3, 12);
    Publishing.Part dashboards =
        new Publishing.Part(
            Optional.empty(),
            Optional.of(
                new SourceFailure(
                    SourceFailure.Cause.DENIED,
                    "grafana.example answers: dashboards:write is missing.",
                    "Give the service account the role Editor in the folder Andal.")),
            6,
            0);
    return source ->
        source.equals("eu-prod")
            ? Optional.of(new Publishing(source, Optional.of(annotations), Optional.of(dashboards)))
            : Optional.empty();
  }

  @Bean(destroyMethod = "close")
  Database database() throws IOException {
    Path folder = Files.createTempDirectory("andal-pages");
    return Database.open(DatabaseConfig.file(folder.resolve("andal.db")));
  }

  @Bean
  AgreementService agreements(Database database) {
    return PumpAgreements.of(database, CLOCK);
  }

  @Bean
  Users users(Database database) {
    Users users = new Users(database, CLOCK);
    users.create("ayu", "Ayu Lestari", Role.ADMIN, "a long enough password");
    users.create("budi", "Budi", Role.VIEWER, "another long password");
    return users;
  }

  @Bean
  Tokens tokens(Database database) {
    Tokens tokens = new Tokens(database, CLOCK);
    tokens.create(
        "ci", List.of(Scope.GATE), Optional.of(CLOCK.instant().plusSeconds(90 * 86_400)), "ayu");
    String old =
        tokens.create("telemetry", List.of(Scope.INGEST), Optional.empty(), "ayu").token().id();
    tokens.revoke(old);
    return tokens;
  }

  @Bean
  Audit audit(Database database) {
    Audit audit = new Audit(database, CLOCK);
    audit.record("ayu", "token.create", "ci", "127.0.0.1", "ok", "gate");
    audit.record("mallory", "login", "mallory", "10.0.0.7", "failed", "wrong name or password");
    return audit;
  }

  @Bean
  SecurityFilterChain open(HttpSecurity http) {
    return http.authorizeHttpRequests(doors -> doors.anyRequest().permitAll())
        .addFilterBefore(
            (request, response, rest) -> {
              SecurityContextHolder.getContext()
                  .setAuthentication(
                      UsernamePasswordAuthenticationToken.authenticated("ayu", "", AUTHORITIES));
              rest.doFilter(request, response);
            },
            AnonymousAuthenticationFilter.class)
        .headers(
            headers ->
                headers.addHeaderWriter(new StaticHeadersWriter("Content-Security-Policy", POLICY)))
        .build();
  }
}
