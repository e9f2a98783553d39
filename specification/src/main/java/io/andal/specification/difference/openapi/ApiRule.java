package io.andal.specification.difference.openapi;

import static io.andal.specification.difference.Level.BREAKING;
import static io.andal.specification.difference.Level.DANGEROUS;
import static io.andal.specification.difference.Level.SAFE;

import io.andal.specification.difference.Level;
import java.util.Locale;

/** Kinds of changes of all but schemas. A constant's name is its id. */
enum ApiRule {
  ENDPOINT_ADDED(SAFE, "the operation was added", "nobody calls it yet"),
  API_REMOVED_WITHOUT_DEPRECATION(
      BREAKING, "the operation was removed without having been deprecated", "its callers fail"),
  API_REMOVED_BEFORE_SUNSET(
      BREAKING,
      "the operation was removed, though it was to stay until {before}",
      "its callers fail sooner than they were told"),
  API_REMOVED_WITH_DEPRECATION(
      SAFE, "the deprecated operation was removed", "its callers were told"),
  API_PATH_REMOVED_WITHOUT_DEPRECATION(
      BREAKING, "the path was removed without having been deprecated", "its callers fail"),
  API_PATH_REMOVED_BEFORE_SUNSET(
      BREAKING,
      "the path was removed, though it was to stay until {before}",
      "its callers fail sooner than they were told"),
  API_PATH_REMOVED_WITH_DEPRECATION(
      SAFE, "the deprecated path was removed", "its callers were told"),
  API_REMOVED_WITHOUT_PROMISE(
      SAFE, "the {before} operation was removed", "a draft or alpha operation promises nothing"),
  API_PATH_SUNSET_PARSE(
      BREAKING, "{after} is no day on which it could go away", "callers can't plan with it"),
  API_DEPRECATED_SUNSET_PARSE(
      BREAKING, "it is deprecated, but {after} is no day", "callers can't plan with it"),
  API_DEPRECATED_SUNSET_MISSING(
      BREAKING,
      "it is deprecated without a day, though it is called {before}",
      "callers can't tell how long they may rely on it"),
  API_SUNSET_DATE_TOO_SMALL(
      BREAKING, "it is deprecated as of {after}, a day already over", "callers get no time"),
  API_SUNSET_DATE_CHANGED_TOO_SMALL(
      BREAKING,
      "it goes away on {after}, not on {before}",
      "callers get less time than they were promised"),
  SUNSET_DELETED(
      BREAKING,
      "the day {before} on which it goes away was deleted",
      "callers can't tell how long they may rely on it"),
  ENDPOINT_DEPRECATED(SAFE, "the operation is deprecated", "everything works as before for now"),
  ENDPOINT_DEPRECATED_WITH_SUNSET(
      SAFE,
      "the operation is deprecated and goes away on {after}",
      "everything works as before for now"),
  ENDPOINT_REACTIVATED(SAFE, "the operation is not deprecated any more", "it simply stays"),
  API_STABILITY_INCREASED(SAFE, "the stability rose from {before} to {after}", "more is promised"),
  API_STABILITY_DECREASED(
      BREAKING, "the stability fell from {before} to {after}", "callers were promised more"),
  API_INVALID_STABILITY_LEVEL(
      BREAKING,
      "the stability {after} is none of draft, alpha, beta, stable",
      "nobody can tell what is promised"),
  API_OPERATION_ID_ADDED(SAFE, "the operationId {after} was added", "only tools read it"),
  API_OPERATION_ID_REMOVED(
      DANGEROUS,
      "the operationId {before} is gone",
      "generated clients name their methods after it"),
  API_TAG_ADDED(SAFE, "the tag {after} was added", "tags only sort"),
  API_TAG_REMOVED(SAFE, "the tag {before} was removed", "tags only sort"),
  API_VERSION_CHANGED(SAFE, "the version is {after}, not {before}", "only people read it"),
  API_VERSION_DECREASED(
      SAFE, "the version went back from {before} to {after}", "only people read it"),
  SERVER_ADDED(SAFE, "the server {after} was added", "the others stay"),
  SERVER_REMOVED(
      DANGEROUS, "the server {before} was removed", "nobody may answer at this address any more"),
  BASE_PATH_MOVED(
      SAFE, "the beginning of all paths moved between server and path", "addresses stay the same"),
  API_SECURITY_ADDED(BREAKING, "{after} is required now", "callers that don't have it are refused"),
  API_SECURITY_ALTERNATIVE_ADDED(
      SAFE, "{after} is accepted too", "what was accepted before still is"),
  API_SECURITY_REMOVED(SAFE, "{before} is not required any more", "callers need less than before"),
  API_SECURITY_ALTERNATIVE_REMOVED(
      BREAKING, "{before} is not accepted any more", "callers that have only it are refused"),
  API_SECURITY_SCOPE_ADDED(
      BREAKING, "the scope {after} of {name} is required now", "tokens without it are refused"),
  API_SECURITY_SCOPE_REMOVED(
      SAFE, "the scope {before} of {name} is not required any more", "tokens need less"),
  API_GLOBAL_SECURITY_ADDED(
      BREAKING, "{after} is required now", "callers that don't have it are refused"),
  API_GLOBAL_SECURITY_ALTERNATIVE_ADDED(
      SAFE, "{after} is accepted too", "what was accepted before still is"),
  API_GLOBAL_SECURITY_REMOVED(
      SAFE, "{before} is not required any more", "callers need less than before"),
  API_GLOBAL_SECURITY_ALTERNATIVE_REMOVED(
      BREAKING, "{before} is not accepted any more", "callers that have only it are refused"),
  API_GLOBAL_SECURITY_SCOPE_ADDED(
      BREAKING, "the scope {after} of {name} is required now", "tokens without it are refused"),
  API_GLOBAL_SECURITY_SCOPE_REMOVED(
      SAFE, "the scope {before} of {name} is not required any more", "tokens need less"),
  API_SECURITY_COMPONENT_ADDED(
      SAFE, "the security scheme {name} was added", "it matters where it is required"),
  API_SECURITY_COMPONENT_REMOVED(
      SAFE, "the security scheme {name} was removed", "it matters where it was required"),
  API_SECURITY_COMPONENT_TYPE_CHANGED(
      BREAKING,
      "the security scheme {name} is {after}, not {before}",
      "callers present themselves in another way"),
  API_SECURITY_COMPONENT_OAUTH_URL_CHANGED(
      DANGEROUS,
      "the authorization address of {name} is {after}, not {before}",
      "callers with the old address may fail"),
  API_SECURITY_COMPONENT_OAUTH_TOKEN_URL_CHANGED(
      DANGEROUS,
      "the token address of {name} is {after}, not {before}",
      "callers with the old address may fail"),
  API_SECURITY_COMPONENT_OAUTH_SCOPE_ADDED(
      SAFE, "{name} knows the scope {after}", "nobody needs it yet"),
  API_SECURITY_COMPONENT_OAUTH_SCOPE_REMOVED(
      DANGEROUS, "{name} doesn't know the scope {before} any more", "who asks for it may fail"),
  API_SECURITY_COMPONENT_OAUTH_SCOPE_CHANGED(
      SAFE, "{name} tells of a scope in other words", "only people read it"),
  REQUEST_BODY_ADDED_REQUIRED(
      BREAKING, "a required body was added", "requests without it are refused"),
  REQUEST_BODY_ADDED_OPTIONAL(SAFE, "an optional body was added", "it need not be sent"),
  REQUEST_BODY_REMOVED(
      BREAKING, "the body was removed", "what callers send may be ignored or refused"),
  REQUEST_BODY_BECAME_REQUIRED(
      BREAKING, "the body became required", "requests without it are refused"),
  REQUEST_BODY_BECAME_OPTIONAL(SAFE, "the body became optional", "it may still be sent"),
  REQUEST_BODY_MEDIA_TYPE_ADDED(SAFE, "the media type {after} was added", "the others stay"),
  REQUEST_BODY_MEDIA_TYPE_REMOVED(
      BREAKING, "the media type {before} was removed", "requests that send it are refused"),
  REQUEST_BODY_MEDIA_TYPE_SCHEMA_ADDED(
      DANGEROUS, "the body has a schema now", "requests may be refused that were accepted"),
  REQUEST_BODY_MEDIA_TYPE_SCHEMA_REMOVED(
      SAFE, "the body has no schema any more", "whatever was accepted still is"),
  RESPONSE_MEDIA_TYPE_ADDED(SAFE, "the media type {after} was added", "callers ask for theirs"),
  RESPONSE_MEDIA_TYPE_REMOVED(
      BREAKING, "the media type {before} was removed", "callers that read it get none"),
  RESPONSE_MEDIA_TYPE_NAME_CHANGED(
      BREAKING, "the media type is {after}, not {before}", "callers may not know how to read it"),
  RESPONSE_MEDIA_TYPE_NAME_GENERALIZED(
      BREAKING, "the media type widened from {before} to {after}", "more may come than was said"),
  RESPONSE_MEDIA_TYPE_NAME_SPECIALIZED(
      SAFE, "the media type narrowed from {before} to {after}", "it could come before too"),
  RESPONSE_BODY_MEDIA_TYPE_SCHEMA_ADDED(
      SAFE, "the body has a schema now", "more is promised than before"),
  RESPONSE_BODY_MEDIA_TYPE_SCHEMA_REMOVED(
      BREAKING, "the body has no schema any more", "callers may receive anything"),
  RESPONSE_SUCCESS_STATUS_ADDED(SAFE, "the status {after} was added", "it is a success too"),
  RESPONSE_SUCCESS_STATUS_REMOVED(
      BREAKING, "the status {before} was removed", "callers wait for it"),
  RESPONSE_NON_SUCCESS_STATUS_ADDED(
      SAFE, "the status {after} was added", "callers have to handle any failure"),
  RESPONSE_NON_SUCCESS_STATUS_REMOVED(
      SAFE, "the status {before} was removed", "it need not be handled any more"),
  RESPONSE_HEADER_ADDED(SAFE, "the header {name} was added", "callers ignore what they don't know"),
  REQUIRED_RESPONSE_HEADER_REMOVED(
      BREAKING, "the required header {name} was removed", "callers may rely on it"),
  OPTIONAL_RESPONSE_HEADER_REMOVED(
      DANGEROUS,
      "the header {name} was removed",
      "callers may rely on it, though it was never promised"),
  RESPONSE_HEADER_BECAME_OPTIONAL(
      BREAKING, "the header {name} became optional", "callers may rely on it"),
  RESPONSE_HEADER_BECAME_REQUIRED(
      SAFE, "the header {name} became required", "more is promised than before"),
  RESPONSE_LINK_ADDED(SAFE, "the link {name} was added", "nobody follows it yet"),
  RESPONSE_LINK_REMOVED(DANGEROUS, "the link {name} was removed", "callers may follow it"),
  RESPONSE_LINK_CHANGED(DANGEROUS, "the link {name} leads elsewhere", "callers may follow it"),
  NEW_REQUEST_PATH_PARAMETER(
      BREAKING, "the path parameter {name} was added", "callers don't fill it"),
  NEW_REQUIRED_REQUEST_PARAMETER(
      BREAKING, "the required {name} was added", "requests without it are refused"),
  NEW_OPTIONAL_REQUEST_PARAMETER(SAFE, "the optional {name} was added", "it need not be sent"),
  NEW_REQUIRED_REQUEST_DEFAULT_PARAMETER_TO_EXISTING_PATH(
      BREAKING,
      "the required {name} was added to all operations of the path",
      "requests without it are refused"),
  NEW_OPTIONAL_REQUEST_DEFAULT_PARAMETER_TO_EXISTING_PATH(
      SAFE, "the optional {name} was added to all operations of the path", "it need not be sent"),
  REQUEST_PARAMETER_REMOVED(
      DANGEROUS, "{name} was removed", "what callers still send may be ignored or refused"),
  REQUEST_PARAMETER_REMOVED_WITH_DEPRECATION(
      SAFE, "the deprecated {name} was removed", "callers were told"),
  REQUEST_PARAMETER_REMOVED_BEFORE_SUNSET(
      BREAKING,
      "{name} was removed, though it was to stay until {before}",
      "callers use it longer, as they were told"),
  REQUEST_PARAMETER_MOVED(
      BREAKING,
      "{name} is sent as {after}, not as {before}",
      "it isn't found where callers put it"),
  REQUEST_PARAMETER_RENAMED(
      SAFE, "the path parameter {before} is called {after}", "its name is not part of the address"),
  REQUEST_PARAMETER_BECAME_REQUIRED(
      BREAKING, "{name} became required", "requests without it are refused"),
  REQUEST_PARAMETER_BECAME_OPTIONAL(SAFE, "{name} became optional", "it may still be sent"),
  REQUEST_PARAMETER_STYLE_CHANGED(
      BREAKING, "{name} is written as {after}, not as {before}", "values are spelled differently"),
  REQUEST_PARAMETER_DEPRECATED(SAFE, "{name} is deprecated", "everything works as before for now"),
  REQUEST_PARAMETER_DEPRECATED_SUNSET_MISSING(
      BREAKING,
      "{name} is deprecated without a day, though its operation is called {before}",
      "callers can't tell how long they may rely on it"),
  REQUEST_PARAMETER_REACTIVATED(SAFE, "{name} is not deprecated any more", "it simply stays"),
  REQUEST_PARAMETER_SUNSET_PARSE(
      BREAKING, "{after} is no day on which {name} could go away", "callers can't plan with it"),
  REQUEST_PARAMETER_SUNSET_DATE_TOO_SMALL(
      BREAKING, "{name} is deprecated as of {after}, a day already over", "callers get no time"),
  REQUEST_PARAMETER_SUNSET_DATE_CHANGED_TOO_SMALL(
      BREAKING,
      "{name} goes away on {after}, not on {before}",
      "callers get less time than they were promised"),
  REQUEST_PARAMETER_SUNSET_DELETED(
      BREAKING,
      "the day {before} on which {name} goes away was deleted",
      "callers can't tell how long they may rely on it"),
  CALLBACK_ADDED(SAFE, "the callback {name} was added", "callers have to ask for it"),
  CALLBACK_REMOVED(BREAKING, "the callback {name} was removed", "callers wait for it"),
  WEBHOOK_ADDED(SAFE, "the webhook {name} was added", "nobody waits for it yet"),
  WEBHOOK_REMOVED(BREAKING, "the webhook {name} was removed", "receivers wait for it"),
  TOO_MANY_CHANGES(
      BREAKING, "there are more than {after} changes", "some that are not told may break callers"),
  DESCRIPTIONS_CHANGED(SAFE, "{name}", "only people read them"),
  EXAMPLES_CHANGED(SAFE, "{name}", "nothing depends on them"),
  EXTENSIONS_CHANGED(SAFE, "{name}", "the specification gives them no meaning");

  private final Level level;
  private final String because;
  private final String what;

  ApiRule(Level level, String what, String because) {
    this.level = level;
    this.because = because;
    this.what = what;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Verdict verdict() {
    return new Verdict(level, because);
  }

  String what() {
    return what;
  }
}
