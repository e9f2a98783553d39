package io.andal.server.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import io.andal.server.AndalRuntime;
import io.andal.server.ServerOptions;
import io.andal.server.device.FleetPaths;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may pass which door. What isn't named here needs a login. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String STRICT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

  /** Swagger UI draws with inline styles; its scripts come from files like all others. */
  private static final String SWAGGER =
      STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

  private static final RequestMatcher SWAGGER_PAGE =
      request -> request.getRequestURI().startsWith("/api/docs");

  @Bean
  Users users(AndalRuntime runtime) {
    return new Users(runtime.database(), runtime.clock());
  }

  @Bean
  Tokens tokens(AndalRuntime runtime) {
    return new Tokens(runtime.database(), runtime.clock());
  }

  @Bean
  Audit audit(AndalRuntime runtime) {
    return new Audit(runtime.database(), runtime.clock());
  }

  @Bean
  OneTimeLogin oneTimeLogin(AndalRuntime runtime) {
    return new OneTimeLogin(runtime.database(), runtime.clock());
  }

  @Bean
  LoginThrottle loginThrottle(AndalRuntime runtime) {
    return new LoginThrottle(runtime.clock());
  }

  @Bean
  AuthenticationManager authenticationManager(Users users, Audit audit, LoginThrottle throttle) {
    return new ProviderManager(new PasswordLogin(users, audit, throttle));
  }

  @Bean
  SecurityFilterChain doors(
      HttpSecurity http,
      ServerOptions options,
      AndalRuntime runtime,
      Users users,
      Tokens tokens,
      Audit audit) {
    Refusals refusals = new Refusals();
    http.addFilterBefore(hostGuard(options), SecurityContextHolderFilter.class)
        .addFilterBefore(new SessionGuard(users), AnonymousAuthenticationFilter.class)
        .addFilterAfter(new BearerFilter(tokens, runtime.fleets().tokens()), SessionGuard.class)
        .addFilterAfter(new RateLimit(runtime.clock()), BearerFilter.class)
        .authorizeHttpRequests(
            doors ->
                doors
                    .dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers("/login", "/acknowledge/*", "/actuator/health", "/error")
                    .permitAll()
                    .requestMatchers(
                        "/assets/**",
                        "/css/**",
                        "/js/**",
                        "/fonts/**",
                        "/images/**",
                        "/webjars/**",
                        "/favicon.ico",
                        "/favicon.svg")
                    .permitAll()
                    .requestMatchers("/v1/metrics", "/v1/traces", "/api/v1/write")
                    .hasAuthority(Permission.INGEST.name())
                    .requestMatchers(
                        POST, "/api/v1/traffic/*", "/api/v2/alerts", "/api/v1/alerts/webhook")
                    .hasAuthority(Permission.INGEST.name())
                    .requestMatchers(
                        POST, "/api/v1/fleets/*/telemetry", "/api/v1/fleets/*/commands")
                    .hasAnyAuthority(Permission.INGEST.name(), Permission.TELEMETRY.name())
                    .requestMatchers(GET, "/-/healthy", "/-/ready")
                    .permitAll()
                    .requestMatchers(POST, "/api/v2/silences", "/api/v1/alerts/silences")
                    .hasAnyAuthority(Permission.OPERATE.name(), Permission.WRITE.name())
                    .requestMatchers(DELETE, "/api/v2/silence/*")
                    .hasAnyAuthority(Permission.OPERATE.name(), Permission.WRITE.name())
                    .requestMatchers(
                        POST,
                        "/api/v1/alerts/firing/*/*",
                        "/alerts/firing/*/*",
                        "/silences",
                        "/silences/*/end")
                    .hasAuthority(Permission.OPERATE.name())
                    .requestMatchers("/api/v1/gate")
                    .hasAuthority(Permission.GATE.name())
                    .requestMatchers(
                        "/api/v1/whoami/**", "/setup", "/logout", "/preferences/**", "/account/**")
                    .authenticated()
                    .requestMatchers(
                        "/api/v1/users/**", "/api/v1/tokens/**", "/api/v1/audit/**", "/settings/**")
                    .hasAuthority(Permission.ADMIN.name())
                    .requestMatchers(
                        POST,
                        "/api/v1/alerts/*/retry",
                        "/alerts/*/retry",
                        "/api/v1/alerts/undelivered/*/resend",
                        "/alerts/undelivered/*/resend",
                        "/api/v1/channels/*/test")
                    .hasAuthority(Permission.OPERATE.name())
                    .requestMatchers(POST, "/api/v1/gate/approvals", "/gate/**")
                    .hasAuthority(Permission.OPERATE.name())
                    .requestMatchers(DELETE, "/api/v1/gate/approvals/*")
                    .hasAuthority(Permission.OPERATE.name())
                    .requestMatchers(POST, "/api/v1/slos/*/replay")
                    .hasAuthority(Permission.READ.name())
                    .requestMatchers(
                        POST,
                        "/api/v1/fleets/*/try",
                        "/api/v1/sources/*/check",
                        "/api/v1/sources/*/*/documents",
                        "/sources/*/check",
                        "/sources/*/suggestions",
                        "/sources/*/slos",
                        "/sources/*/*/yaml",
                        "/apis/*/slos/yaml")
                    .hasAuthority(Permission.READ.name())
                    .requestMatchers(POST, "/api/v1/catalogs/*/scan", "/catalogs/*/scan")
                    .hasAuthority(Permission.OPERATE.name())
                    .requestMatchers(POST, "/api/v1/annotations")
                    .hasAnyAuthority(Permission.OPERATE.name(), Permission.WRITE.name())
                    .requestMatchers(DELETE, "/api/v1/annotations/*")
                    .hasAnyAuthority(Permission.OPERATE.name(), Permission.WRITE.name())
                    .requestMatchers(
                        POST, "/api/v1/agreements/*/statements/*", "/agreements/*/statements/*")
                    .hasAuthority(Permission.OPERATE.name())
                    .requestMatchers(GET, "/**")
                    .hasAuthority(Permission.READ.name())
                    .requestMatchers(HEAD, "/**")
                    .hasAuthority(Permission.READ.name())
                    .anyRequest()
                    .hasAuthority(Permission.WRITE.name()))
        .csrf(
            csrf ->
                csrf.ignoringRequestMatchers(
                    BearerFilter::carriesToken, SecurityConfiguration::isIngest))
        .formLogin(
            login -> login.loginPage("/login").defaultSuccessUrl("/").failureHandler(backToLogin()))
        .logout(
            logout ->
                logout
                    .logoutSuccessUrl("/login?out")
                    .addLogoutHandler(
                        (request, response, who) -> {
                          if (who != null) {
                            audit.record(
                                who.getName(),
                                "logout",
                                who.getName(),
                                Origin.of(request),
                                "ok",
                                "");
                          }
                        }))
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .requestCache(cache -> cache.requestCache(new PageRequestCache()))
        .headers(
            headers ->
                headers
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        policy ->
                            policy.policy(
                                "camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                    .addHeaderWriter(csp(new NegatedRequestMatcher(SWAGGER_PAGE), STRICT))
                    .addHeaderWriter(csp(SWAGGER_PAGE, SWAGGER))
                    .addHeaderWriter(
                        new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"))
                    .addHeaderWriter(
                        new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin")));
    return http.build();
  }

  private static boolean isIngest(jakarta.servlet.http.HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals("/v1/metrics")
        || path.equals("/v1/traces")
        || path.equals("/api/v1/write")
        || path.equals("/api/v2/alerts")
        || path.equals("/api/v1/alerts/webhook")
        || (path.startsWith("/api/v1/traffic/") && request.getMethod().equals("POST"))
        || FleetPaths.isIngest(path);
  }

  private static DelegatingRequestMatcherHeaderWriter csp(RequestMatcher where, String policy) {
    return new DelegatingRequestMatcherHeaderWriter(
        where, new StaticHeadersWriter("Content-Security-Policy", policy));
  }

  private static AuthenticationFailureHandler backToLogin() {
    return (request, response, reason) ->
        response.sendRedirect(reason instanceof LockedException ? "/login?locked" : "/login?error");
  }

  private static HostGuard hostGuard(ServerOptions options) {
    Set<String> names = new HashSet<>(Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1"));
    options
        .publicUrl()
        .map(url -> URI.create(url).getHost())
        .ifPresent(host -> names.add(host.toLowerCase(Locale.ROOT)));
    return new HostGuard(isLoopback(options.address()), names);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
