/**
 * What changed between two proto files, judged by what stands on the wire and in generated code.
 */
@NullMarked
package io.andal.specification.difference.protobuf;

import org.jspecify.annotations.NullMarked;
