@org.jspecify.annotations.NullMarked
package io.andal.server.agreement;
