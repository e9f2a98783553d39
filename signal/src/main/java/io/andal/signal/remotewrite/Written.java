package io.andal.signal.remotewrite;

/** How much of a request is on disk now, or was there before. */
record Written(int samples, int histograms, int exemplars) {
  static final Written NOTHING = new Written(0, 0, 0);
}
