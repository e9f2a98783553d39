package io.andal.specification.difference.openapi;

import io.andal.specification.difference.Level;

/**
 * How bad a change is, and why.
 *
 * @param because half a sentence
 */
record Verdict(Level level, String because) {
  static final Verdict REFUSES =
      new Verdict(Level.BREAKING, "requests that were accepted may be refused now");
  static final Verdict MAY_REFUSE =
      new Verdict(
          Level.DANGEROUS, "requests may be refused now, unless the server always refused them");
  static final Verdict ACCEPTS_MORE = new Verdict(Level.SAFE, "whatever was accepted still is");
  static final Verdict NOT_HEARD =
      new Verdict(Level.DANGEROUS, "what callers still send may be ignored or refused");
  static final Verdict MEANS_OTHER =
      new Verdict(Level.BREAKING, "requests that leave it out mean something else now");
  static final Verdict MAY_MEAN_OTHER =
      new Verdict(Level.DANGEROUS, "requests that leave it out may mean something else now");
  static final Verdict SENDS_MORE =
      new Verdict(Level.BREAKING, "callers may receive what they were never told of");
  static final Verdict MAY_SURPRISE =
      new Verdict(Level.DANGEROUS, "callers that handle only what was listed may fail");
  static final Verdict SENDS_LESS =
      new Verdict(Level.SAFE, "whatever comes could have come before");
  static final Verdict MISSED = new Verdict(Level.BREAKING, "callers may rely on it");
  static final Verdict MAY_BE_MISSED =
      new Verdict(Level.DANGEROUS, "callers may rely on it, though it was never promised");
  static final Verdict NEVER_CAME = new Verdict(Level.SAFE, "it never came to callers");
  static final Verdict MORE_COMES = new Verdict(Level.SAFE, "callers ignore what they don't know");
  static final Verdict SAYS_MORE =
      new Verdict(Level.SAFE, "it says nothing about what is accepted or sent");
  static final Verdict STILL_WORKS = new Verdict(Level.SAFE, "everything works as before for now");
  static final Verdict NO_DATE =
      new Verdict(Level.BREAKING, "callers can't tell how long they may rely on it");
  static final Verdict TOO_SOON =
      new Verdict(Level.BREAKING, "callers get less time than they were promised");
  static final Verdict LESS_STABLE = new Verdict(Level.BREAKING, "callers were promised more");
  static final Verdict NO_PROMISE =
      new Verdict(Level.SAFE, "a draft or alpha operation promises nothing");
  static final Verdict ONLY_SERVER_SENDS =
      new Verdict(Level.SAFE, "the field is read-only, callers don't send it");
  static final Verdict SENT_BACK =
      new Verdict(
          Level.DANGEROUS,
          "the field is read-only, but callers that send back what they read may be refused");
  static final Verdict SPELLING =
      new Verdict(Level.SAFE, "callers hardly ever check how a text is spelled");
  static final Verdict ONLY_CALLER_SENDS =
      new Verdict(Level.SAFE, "the field is write-only, callers don't receive it");
}
