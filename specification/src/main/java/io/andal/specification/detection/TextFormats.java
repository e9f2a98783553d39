package io.andal.specification.detection;

import io.andal.specification.Format;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the formats that are neither JSON nor YAML by how they begin. */
final class TextFormats {
  private static final Pattern WSDL_ROOT =
      Pattern.compile("<(?:[\\w.-]+:)?definitions(?=[\\s>/])[^>]*>");
  private static final Pattern XML_BEFORE_ROOT =
      Pattern.compile("\\s*(?:<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^>]*>)", Pattern.DOTALL);
  private static final String WSDL_NAMESPACE = "http://schemas.xmlsoap.org/wsdl/";

  private static final Pattern PROTOBUF_SYNTAX =
      Pattern.compile(
          "(?:syntax\\s*=\\s*[\"'](proto[23])|edition\\s*=\\s*[\"'](\\d{4}))[\"']\\s*;");
  private static final Pattern PROTOBUF_PACKAGE = Pattern.compile("package\\s+[\\w.]+\\s*;");
  private static final Pattern PROTOBUF_DEFINITION =
      Pattern.compile("^(?:message|service)\\s+\\w+\\s*\\{", Pattern.MULTILINE);

  private static final Pattern GRAPHQL =
      Pattern.compile(
          "(?:extend\\s+)?(?:schema\\s*[@{]"
              + "|(?:type|interface|input|enum)\\s+\\w+\\s*(?:implements\\b|[@{])"
              + "|union\\s+\\w+\\s*[@=]|scalar\\s+\\w+|directive\\s*@\\s*\\w+)");

  private TextFormats() {}

  /** Where the first character stands that is no space. */
  static int contentStart(String text) {
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static Optional<Detected> wsdl(String text, int start) {
    Matcher before = XML_BEFORE_ROOT.matcher(text);
    int at = start;
    while (before.region(at, text.length()).lookingAt()) {
      at = before.end();
    }
    at += contentStart(text.substring(at, Math.min(text.length(), at + 1000)));
    Matcher root = WSDL_ROOT.matcher(text).region(at, text.length());
    return root.lookingAt() && root.group().contains(WSDL_NAMESPACE)
        ? Optional.of(new Detected(Format.WSDL, "1.1"))
        : Optional.empty();
  }

  static Optional<Detected> protobuf(String text) {
    String code = Comments.withoutSlashes(text);
    String beginning = code.substring(contentStart(code));
    Matcher syntax = PROTOBUF_SYNTAX.matcher(beginning);
    if (syntax.lookingAt()) {
      String name = syntax.group(1);
      return Optional.of(
          new Detected(Format.PROTOBUF, name == null ? String.valueOf(syntax.group(2)) : name));
    }
    boolean defines =
        PROTOBUF_PACKAGE.matcher(beginning).lookingAt()
            && PROTOBUF_DEFINITION.matcher(beginning).find();
    return defines ? Optional.of(new Detected(Format.PROTOBUF, "proto2")) : Optional.empty();
  }

  static Optional<Detected> graphql(String text) {
    String code = Comments.withoutHashesAndTexts(text);
    boolean begins = GRAPHQL.matcher(code).region(contentStart(code), code.length()).lookingAt();
    // TypeScript, Rust and Java have types and enums too, but hardly a file without a semicolon
    return begins && code.indexOf(';') < 0
        ? Optional.of(new Detected(Format.GRAPHQL, ""))
        : Optional.empty();
  }
}
