package io.andal.server.web;

import io.andal.inventory.finding.FindingWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Sets up what pages need of Spring: messages, the reader's language and voice. */
@Configuration(proxyBeanMethods = false)
public class WebPages {

  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasenames(
        "messages",
        "messages-agreement",
        "messages-policy",
        "messages-adjustment",
        "messages-advice",
        "messages-report",
        "messages-source",
        "messages-grafana",
        "messages-device",
        "messages-inventory",
        "messages-alerting",
        FindingWords.BUNDLE);
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    source.setAlwaysUseMessageFormat(true);
    return source;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new ReaderLocale();
  }

  @Bean
  WebMvcConfigurer pageConfigurer(MessageSource messages, Insight insight) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new VoiceArgument(messages, insight));
      }

      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Asked for again each time, answered in full only after an upgrade.
        registry
            .addResourceHandler("/assets/htmx/**")
            .addResourceLocations(htmx())
            .setCacheControl(CacheControl.noCache());
        registry
            .addResourceHandler("/assets/**")
            .addResourceLocations("classpath:/static/assets/")
            .setCacheControl(CacheControl.noCache());
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RememberLanguage());
        registry.addInterceptor(new ShellAround(insight));
      }
    };
  }

  /** The WebJar's folder, whatever its version. */
  private static String htmx() {
    String about = "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = WebPages.class.getResourceAsStream(about)) {
      properties.load(Objects.requireNonNull(in, about));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "classpath:/META-INF/resources/webjars/htmx.org/"
        + properties.getProperty("version")
        + "/dist/";
  }

  /** Keeps a language that was asked for by {@code ?lang=} in the cookie. */
  private static final class RememberLanguage implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      String asked = request.getParameter(ReaderLocale.PARAMETER);
      if (asked != null) {
        Language.of(asked)
            .ifPresent(
                language -> new ReaderLocale().setLocale(request, response, language.locale()));
      }
      return true;
    }
  }
}
