package io.andal.signal.prometheus;

import io.andal.signal.Selector;
import io.andal.signal.SelectorException;
import io.andal.signal.SourceException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells the histogram bounds inside a PromQL text as the series spell them. */
final class BoundRewrite {
  private static final Pattern BUCKETS = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*_bucket\\s*\\{");

  private BoundRewrite() {}

  static String rewrite(String query, BucketBounds bounds)
      throws SourceException, InterruptedException {
    StringBuilder out = new StringBuilder();
    Matcher buckets = BUCKETS.matcher(query);
    int done = 0;
    while (done < query.length() && buckets.find(done)) {
      int end = closing(query, buckets.end());
      out.append(query, done, buckets.start());
      out.append(spelled(query.substring(buckets.start(), end), bounds));
      done = end;
    }
    return out.append(query, done, query.length()).toString();
  }

  private static String spelled(String text, BucketBounds bounds)
      throws SourceException, InterruptedException {
    Selector selector;
    try {
      selector = Selector.parse(text);
    } catch (SelectorException e) {
      // Prometheus says better what is wrong with a whole query.
      return text;
    }
    List<String> spellings = bounds.spellings(selector);
    return spellings.isEmpty()
        ? text
        : selector.without("le").with(Fetch.oneOf("le", spellings)).toString();
  }

  /** Just behind the brace that closes the one before {@code at}. */
  private static int closing(String query, int at) {
    char quote = 0;
    for (int i = at; i < query.length(); i++) {
      char c = query.charAt(i);
      if (quote != 0) {
        if (c == '\\' && quote != '`') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'' || c == '`') {
        quote = c;
      } else if (c == '}') {
        return i + 1;
      }
    }
    return query.length();
  }
}
