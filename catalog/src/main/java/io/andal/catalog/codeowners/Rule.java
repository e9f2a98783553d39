package io.andal.catalog.codeowners;

import java.util.List;

/**
 * One line that names a pattern.
 *
 * @param owners none where the line names nobody
 * @param excluded whether what matches is taken out of its section
 */
record Rule(PathPattern pattern, List<String> owners, int line, boolean excluded) {
  Rule {
    owners = List.copyOf(owners);
  }
}
