/** The log of decisions: canonical lines, each chained to the one before, so that changes show. */
@NullMarked
package io.micromap.service.log;

import org.jspecify.annotations.NullMarked;
