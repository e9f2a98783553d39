/** Protocol buffers: messages, enums and the services of gRPC. */
@NullMarked
package io.andal.specification.protobuf;

import org.jspecify.annotations.NullMarked;
