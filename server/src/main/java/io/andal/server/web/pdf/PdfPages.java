package io.andal.server.web.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
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
 * Turns a template of well-formed XHTML into a PDF. Nothing outside is fetched: neither from the
 * network nor from files. Thread-safe.
 */
@Component
public final class PdfPages {
  private final ITemplateEngine templates;

  PdfPages(ITemplateEngine templates) {
    this.templates = templates;
    XRLog.setLoggerImpl(new Slf4jLogger());
    FontMappers.set(new OneFont());
  }

  /**
   * The PDF of a template.
   *
   * @param template such as {@code paper/report}; its font is {@code Liberation Sans}
   */
  public byte[] of(String template, Map<String, Object> model, Locale locale) {
    return ofHtml(templates.process(template, new Context(locale, model)));
  }

  private static byte[] ofHtml(String html) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useExternalResourceAccessControl(
          (String uri, ExternalResourceType type) -> false,
          ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
      builder.useFont(OneFont::stream, "Liberation Sans");
      builder.withHtmlContent(html, null);
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
