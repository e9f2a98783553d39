package io.andal.signal.aws;

import io.andal.signal.SourceException;

/** Keys of another role, got with our own. */
final class AssumedRoleCredentials implements AwsCredentials {
  private final AwsCredentials own;
  private final RoleToAssume role;
  private final Sts sts;

  AssumedRoleCredentials(AwsCredentials own, RoleToAssume role, Sts sts) {
    this.own = own;
    this.role = role;
    this.sts = sts;
  }

  @Override
  public AwsKeys keys() throws SourceException, InterruptedException {
    return sts.assume(role, own.keys());
  }

  @Override
  public void forget() {
    own.forget();
  }
}
