package io.andal.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every read of the API has an ETag, so that who asks again gets a 304 if nothing changed. */
@Configuration(proxyBeanMethods = false)
class EtagConfiguration implements WebMvcConfigurer {

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
    ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter();
    // Weak, because a compressed answer isn't equal byte by byte.
    filter.setWriteWeakETag(true);
    FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
        new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns("/api/v1/*");
    return registration;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Revalidation()).addPathPatterns("/api/v1/**");
  }

  /** Kept by nobody but the caller, and asked for again each time. */
  private static final class Revalidation implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      response.setHeader("Cache-Control", "private, no-cache");
      return true;
    }
  }
}
