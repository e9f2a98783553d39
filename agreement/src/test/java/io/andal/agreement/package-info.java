@org.jspecify.annotations.NullMarked
package io.andal.agreement;
