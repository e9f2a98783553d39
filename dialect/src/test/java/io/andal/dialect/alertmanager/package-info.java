@org.jspecify.annotations.NullMarked
package io.andal.dialect.alertmanager;
