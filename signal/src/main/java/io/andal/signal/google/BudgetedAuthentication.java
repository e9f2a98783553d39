package io.andal.signal.google;

import io.andal.signal.SourceException;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.OutgoingRequest;
import io.andal.signal.http.RequestBudget;
import java.util.Map;

/** Lets a request leave only when the budget that all ways of asking share has room for it. */
record BudgetedAuthentication(Authentication own, RequestBudget budget) implements Authentication {

  @Override
  public Map<String, String> headers(OutgoingRequest request)
      throws SourceException, InterruptedException {
    budget.take(false);
    return own.headers(request);
  }

  @Override
  public boolean renew(Map<String, String> refused) {
    return own.renew(refused);
  }

  @Override
  public void close() {
    own.close();
  }
}
