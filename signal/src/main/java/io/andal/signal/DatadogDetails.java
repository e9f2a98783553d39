package io.andal.signal;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What can be wrong with the connection details of a Datadog. Stateless. */
final class DatadogDetails {
  private static final String DETAILS = "/spec/connectionDetails";
  private static final Pattern SITE =
      Pattern.compile("([a-z]{2}\\d\\.)?(datadoghq\\.(com|eu)|ddog-gov\\.com)");

  private DatadogDetails() {}

  static List<Problem> problems(Document document) {
    List<Problem> problems =
        new ArrayList<>(
            SecretReference.problems(
                document,
                DETAILS + "/apiKey",
                DETAILS + "/applicationKey",
                DETAILS + "/bearerToken"));
    place(document, problems);
    keys(document, problems);
    return problems;
  }

  private static void place(Document document, List<Problem> problems) {
    String url = text(document, "/url");
    String site = text(document, "/site");
    SourceAccess.otherAddress(
        document,
        "Leave it away and write the site, or write a proxy's address, https://…",
        problems);
    if (!site.isEmpty() && !url.isEmpty()) {
      problems.add(
          document.error(
              DETAILS + "/site",
              "source-site",
              "Both a site and a url are given",
              "Keep the site; a url is for a proxy between Andal and Datadog"));
    } else if (!site.isEmpty() && !SITE.matcher(site.toLowerCase(Locale.ROOT)).matches()) {
      problems.add(
          document.error(
              DETAILS + "/site",
              "source-site",
              "\"" + site + "\" is no site of Datadog",
              "Write what stands in the address of your Datadog after app., such as datadoghq.com,"
                  + " us3.datadoghq.com, us5.datadoghq.com, ap1.datadoghq.com, ap2.datadoghq.com,"
                  + " datadoghq.eu or ddog-gov.com"));
    }
  }

  private static void keys(Document document, List<Problem> problems) {
    boolean api = !text(document, "/apiKey").isEmpty();
    boolean application = !text(document, "/applicationKey").isEmpty();
    boolean token = !text(document, "/bearerToken").isEmpty();
    if (api != application) {
      problems.add(
          document.error(
              DETAILS,
              "source-authentication",
              "There is no " + (api ? "applicationKey" : "apiKey"),
              "Give both: the API key says which organization, the application key who asks"));
    } else if (api == token) {
      problems.add(
          document.error(
              DETAILS,
              "source-authentication",
              api ? "Both keys and a bearerToken are given" : "Nothing says who asks",
              "Give apiKey and applicationKey, or bearerToken"));
    }
  }

  private static String text(Document document, String field) {
    return document.at(DETAILS + field).asString("");
  }
}
