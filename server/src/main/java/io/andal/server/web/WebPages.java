package io.andal.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import java.util.List;

/** Sets up what pages need of Spring: messages, the reader's language and voice. */
@Configuration(proxyBeanMethods = false)
public class WebPages {

  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasename("messages");
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
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RememberLanguage());
        registry.addInterceptor(new ShellAround(insight));
      }
    };
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
