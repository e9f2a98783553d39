@org.jspecify.annotations.NullMarked
package io.andal.server.grafana;
