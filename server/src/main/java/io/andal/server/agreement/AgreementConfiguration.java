package io.andal.server.agreement;

import io.andal.agreement.AgreementService;
import io.andal.server.AndalRuntime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets pages ask the agreements in force. */
@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {

  @Bean(destroyMethod = "")
  AgreementService agreementService(AndalRuntime runtime) {
    return runtime.agreements();
  }
}
