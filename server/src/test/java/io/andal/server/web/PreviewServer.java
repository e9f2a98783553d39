package io.andal.server.web;

import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** Serves the pages of {@link PumpCompany}, with the policy that the real server has. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
    basePackages = "io.andal.server",
    useDefaultFilters = false,
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = "io\\.andal\\.server\\..*(Page|Standings|WebPages)"),
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.settings\\..*"))
class PreviewServer {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

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
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        User.withUsername("ayu").password("{noop}ayu").authorities("ADMIN").build());
  }

  @Bean
  SecurityFilterChain open(HttpSecurity http) {
    return http.authorizeHttpRequests(doors -> doors.anyRequest().permitAll())
        .anonymous(
            anonymous ->
                anonymous.principal("ayu").authorities("ADMIN"))
        .headers(
            headers ->
                headers.addHeaderWriter(new StaticHeadersWriter("Content-Security-Policy", POLICY)))
        .build();
  }
}
