package io.andal.alert.route;

import io.andal.alert.label.Labels;

/**
 * What a group is known by.
 *
 * @param route the key of its node
 * @param labels what its alerts have in common
 */
public record GroupKey(String route, Labels labels) {

  /** As Alertmanager writes it: {@code {}/{severity="page"}:{alertname="DeviceOffline"}}. */
  @Override
  public String toString() {
    return route + ":" + labels;
  }
}
