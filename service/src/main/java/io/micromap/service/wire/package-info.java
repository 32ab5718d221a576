/** The wire formats of decision models, JSON in and answers out, whatever carries them. */
@NullMarked
package io.micromap.service.wire;

import org.jspecify.annotations.NullMarked;
