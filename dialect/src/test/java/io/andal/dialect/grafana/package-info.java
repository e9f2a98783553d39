@org.jspecify.annotations.NullMarked
package io.andal.dialect.grafana;
