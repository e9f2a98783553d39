package io.andal.server.advice;

import io.andal.slo.advice.Finding;
import io.andal.slo.advice.FindingText;
import java.util.Locale;

/**
 * What can't be right, in English.
 *
 * @param severity {@code error}, {@code warning} or {@code info}
 * @param remedy what to do
 */
record FindingJson(String id, String severity, String explanation, String remedy) {
  static FindingJson of(Finding finding) {
    FindingText text = FindingText.of(finding);
    return new FindingJson(
        finding.id(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        text.explanation(),
        text.remedy());
  }
}
