package io.andal.server.web.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Renders templates to PDF. A template for it is well-formed XML with its own style, uses the font
 * family {@value #FONT} (one weight), and no {@code @{…}} links. Nothing is loaded from anywhere:
 * neither the network nor files. Thread-safe.
 */
@Component
public final class PdfPages {
  public static final String FONT = "Andal Sans";

  private final ITemplateEngine templates;

  PdfPages(ITemplateEngine templates) {
    this.templates = templates;
    XRLog.setLoggerImpl(new Slf4jLogger());
    FontMappers.set(new OneFont());
  }

  /**
   * A document of one template.
   *
   * @param template its name, as controllers return it
   */
  public byte[] render(String template, Map<String, Object> model, Locale locale) {
    String markup = templates.process(template, new Context(locale, model));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.useFont(OneFont::stream, FONT);
    builder.withHtmlContent(markup, null);
    builder.withProducer("Andal");
    builder.toStream(out);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
